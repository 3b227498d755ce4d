import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CHECKOUT } from './stack';

/** What was computed independently for the e-mail traffic of a research institution; research data, not in this repository. */
export const DATA = resolve(process.env['ATRIUM_EU_EMAIL'] ?? join(CHECKOUT, '../shared/data/eu-email'));

export interface ExpectedDay {
  readonly date: string;
  readonly dau_senders: number;
  readonly wau7_senders: number;
  readonly mau28_senders: number;
}

export interface Expected {
  readonly totals: {
    readonly messages: number;
    readonly distinct_senders: number;
    readonly distinct_active_sender_or_recipient: number;
    readonly distinct_directed_edges: number;
    readonly reciprocal_undirected_pairs: number;
    readonly cross_department_share: number;
  };
  readonly daily_first30_active_days: readonly {
    readonly date: string;
    readonly messages: number;
    readonly dau_senders: number;
    readonly dau_participants: number;
    readonly cross_dept_messages: number;
  }[];
  readonly rolling: readonly ExpectedDay[];
}

export const WHOLE_PERIOD = { from: '2024-01-01', to: '2026-03-14' } as const;

/** The expected values, or nothing when the data set is not on this machine or was not imported. */
export function expected(): Expected | undefined {
  const file = join(DATA, 'expected.json');
  if (!existsSync(file) || process.env['ATRIUM_E2E_IMPORTED'] === 'no') return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as Expected;
}

export const ABSENT = `the eu-email data is not imported (looked for ${DATA}): the exact figures were NOT checked`;
