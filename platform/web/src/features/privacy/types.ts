import type { LocalizedText } from '../../api/types';

/** The shapes of `/me/privacy`, as written in platform/docs/identity.md. */
export interface Named {
  readonly id: string;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
}

export interface Family extends Named {
  readonly types: readonly Named[];
  readonly fields: readonly { readonly name: string; readonly description: LocalizedText }[];
}

/** One's own opt-out. */
export interface OptOutState {
  /** Whether the organization lets its members opt out now. */
  readonly allowed: boolean;
  /** When one did; absent when one has not. */
  readonly since?: string;
}

/** `kept`: opted out, and the organization would not allow it any more. */
export type Standing = 'unavailable' | 'in' | 'out' | 'kept';

export function standingOf({ allowed, since }: OptOutState): Standing {
  if (since === undefined) return allowed ? 'in' : 'unavailable';
  return allowed ? 'out' : 'kept';
}

/** The shape of `/settings/privacy`. */
export interface PrivacySetting {
  readonly optOutAllowed: boolean;
  /** How many members have opted out; absent when these are too few to say. */
  readonly optedOut?: number;
  /** More than have then. */
  readonly fewerThan?: number;
  readonly changedAt?: string;
  readonly changedBy?: string;
}

export interface PrivacyNotice {
  /** Absent when the directory does not know the account. */
  readonly member?: { readonly no: number; readonly user: string; readonly name: string };
  /** Absent as the member is. */
  readonly optOut?: OptOutState;
  readonly families: readonly Family[];
  readonly smallestGroup: number;
  readonly auditDays: number;
}

export interface Count {
  /** A family, or `received` for what others did. */
  readonly part: string;
  readonly type: string;
  readonly events: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Events of one part: how many, and between which days. */
export interface Total {
  readonly events: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Undefined when there is none. Days are texts that sort like days. */
export function totalOf(counts: readonly Count[], part: string): Total | undefined {
  return counts
    .filter((count) => count.part === part)
    .reduce<Total | undefined>(
      (total, { events, firstDay, lastDay }) =>
        total === undefined
          ? { events, firstDay, lastDay }
          : {
              events: total.events + events,
              firstDay: firstDay < total.firstDay ? firstDay : total.firstDay,
              lastDay: lastDay > total.lastDay ? lastDay : total.lastDay,
            },
      undefined,
    );
}
