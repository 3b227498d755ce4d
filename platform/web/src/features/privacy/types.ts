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

export interface PrivacyNotice {
  /** Absent when the directory does not know the account. */
  readonly member?: { readonly no: number; readonly user: string; readonly name: string };
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
