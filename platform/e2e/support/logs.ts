import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DATA } from './expected';

/** What was computed independently for three process logs; research data, not in this repository. */
export interface ExpectedLog {
  readonly process: string;
  readonly cases: number;
  readonly events: number;
  readonly variants_activity: number;
  readonly top10_variant_counts: readonly number[];
  readonly cycle_time_seconds_first_to_last_event: { readonly p50_inc: number; readonly p90_inc: number };
  readonly wip_open_cases_at_month_end: Readonly<Record<string, number>>;
  readonly approval?: {
    readonly rejected_cases_any_role: number;
    readonly resubmitted_cases_2plus_submits: number;
    readonly first_time_right_cases_final_approved_and_never_rejected: number;
    readonly wait_first_submit_to_first_approval_s: {
      readonly n: number;
      readonly p50_inc: number;
      readonly p90_inc: number;
    };
  };
  readonly closed_cases_with_enddate?: number;
  readonly overdue_closed_cases_enddate_gt_deadline?: number;
}

export interface ExpectedUsage {
  readonly events: number;
  readonly users: number;
  readonly days_with_activity: number;
  readonly sessions_gap_30min: { readonly sessions: number };
  readonly sessions_gap_30min_per_day_first30: readonly { readonly date: string; readonly sessions_started: number }[];
}

function read(path: string): unknown {
  const file = join(dirname(DATA), path);
  if (!existsSync(file) || process.env['ATRIUM_E2E_IMPORTED'] === 'no') return undefined;
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The logs that are on this machine. */
export function expectedLogs(): readonly ExpectedLog[] {
  const travel = read('bpi2020/expected.json') as { logs: Record<string, Omit<ExpectedLog, 'process'>> } | undefined;
  const permits = read('receipt-permit/expected.json') as Omit<ExpectedLog, 'process'> | undefined;
  return [
    ...Object.entries(travel?.logs ?? {}).map(([process, log]) => ({ ...log, process })),
    ...(permits === undefined ? [] : [{ ...permits, process: 'permit' }]),
  ];
}

/** How those who worked on the permits did so. */
export const expectedUsage = () => read('receipt-permit/expected_usage.json') as ExpectedUsage | undefined;
