/** The shapes of `/dead-letters`, as written in platform/docs/architecture.md section 10. */

export const STATES = ['open', 'replaying', 'replayed', 'failed-again', 'discarded'] as const;
export type LetterState = (typeof STATES)[number];

export interface LetterLine {
  readonly id: number;
  readonly state: LetterState;
  readonly reason: string;
  readonly detail: string;
  readonly type?: string;
  readonly source?: string;
  readonly eventId?: string;
  readonly time?: string;
  readonly arrival: string;
  readonly receivedAt: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly bytes: number;
  readonly replayedAs?: number;
  readonly replayOf?: number;
}

export interface LetterPage {
  readonly letters: readonly LetterLine[];
  readonly next?: number;
}

export interface Summary {
  readonly states: Readonly<Record<LetterState, number>>;
  readonly reasons: readonly {
    readonly reason: string;
    readonly open: number;
    readonly states: Readonly<Record<LetterState, number>>;
  }[];
  readonly types: readonly { readonly value: string; readonly open: number }[];
  readonly sources: readonly { readonly value: string; readonly open: number }[];
}

export interface Problem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export type EventJson = Readonly<Record<string, unknown>>;

export interface LetterDetail {
  readonly letter: LetterLine;
  readonly event?: EventJson;
  readonly unreadable?: Problem;
  readonly hex: string;
  readonly history: readonly {
    readonly at: string;
    readonly action: 'claimed' | 'replayed' | 'refused' | 'discarded';
    readonly by: string;
    readonly detail: string;
  }[];
  readonly related: readonly LetterLine[];
  readonly conflict?: { readonly letter?: number; readonly event: EventJson; readonly differences: readonly string[] };
}

export interface Match {
  readonly reasons?: readonly string[];
  readonly types?: readonly string[];
  readonly sources?: readonly string[];
  readonly from?: string;
  readonly ids?: readonly number[];
}

export type Operation =
  | { readonly op: 'set'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move'; readonly from: string; readonly path: string }
  | { readonly op: 'rename-type'; readonly type: string }
  | { readonly op: 'shift-time'; readonly by: string }
  | { readonly op: 'suffix-id'; readonly suffix: string }
  | { readonly op: 'as-is' };

export interface Rule {
  readonly name?: string;
  readonly match: Match;
  readonly operations: readonly Operation[];
}

export interface SavedRule {
  readonly name: string;
  readonly rule: Rule;
}

export interface Rehearsal {
  readonly matched: number;
  readonly checked: number;
  readonly valid: number;
  readonly refused: number;
  readonly problems: readonly (Problem & { readonly letters: number })[];
  readonly sample: readonly {
    readonly id: number;
    readonly valid: boolean;
    readonly before?: EventJson;
    readonly after?: EventJson;
    readonly changes: readonly string[];
    readonly problems: readonly Problem[];
  }[];
}

export interface Run {
  readonly id: number;
  readonly state: 'running' | 'finished';
  readonly rule: Rule;
  readonly matched: number;
  readonly replayed: number;
  readonly refused: number;
  readonly remaining: number;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly trouble?: string;
}
