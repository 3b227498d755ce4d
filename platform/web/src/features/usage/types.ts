/** A quota and how much of it is used. */
export interface Line {
  readonly limit: number;
  readonly used: number;
}

/** What a tenant may take and takes; `used` of storage is absent before it was measured. */
export interface QuotaUse {
  readonly tenant: string;
  readonly members: Line;
  readonly eventsPerSecond: Line;
  readonly storageBytes: {
    readonly limit: number;
    readonly used?: number;
    readonly database?: number;
    readonly warehouse?: number;
    readonly measuredAt?: string;
  };
  readonly over: readonly string[];
}

/** How long facts are kept; `days` is absent when for ever. */
export interface Retention {
  readonly days?: number;
  readonly shortest: number;
  readonly longest: number;
  readonly takesEffectAt?: string;
  readonly closedBefore?: string;
  readonly changedAt?: string;
  readonly changedBy?: string;
  readonly auditDays: number;
  readonly runs: readonly RetentionRun[];
}

export interface RetentionRun {
  readonly firstDay: string;
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly events?: number;
  readonly trouble?: string;
}

export interface RetentionPreview {
  readonly days: number;
  readonly firstDay: string;
  readonly takesEffectAt: string;
  readonly events?: number;
}

/** How much of a quota is used: calm, from 80 % on near, from 100 % on full. */
export type Level = 'ok' | 'near' | 'full';

const NEAR = 0.8;

export function levelOf(used: number, limit: number): Level {
  if (used >= limit) return 'full';
  return used >= NEAR * limit ? 'near' : 'ok';
}

/** Whether a choice keeps less than what holds now, so that days would go. */
export function isShorter(chosen: number | undefined, now: number | undefined): boolean {
  return chosen !== undefined && (now === undefined || chosen < now);
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** Bytes as people read them: 1536 is 1.5 KiB. */
export function bytes(value: number, decimal: (value: number) => string): string {
  let unit = 0;
  let left = value;
  while (left >= 1024 && unit < UNITS.length - 1) {
    left /= 1024;
    unit += 1;
  }
  return `${decimal(Math.round(left * 100) / 100)} ${UNITS[unit]}`;
}
