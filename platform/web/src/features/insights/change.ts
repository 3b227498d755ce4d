import type { Metric } from '../../api/types';
import { isShare } from './figures';

/** How a figure stands beside the days before. */
export type Change =
  | { readonly kind: 'none'; readonly why: NonNullable<Metric['notCompared']> }
  | { readonly kind: 'same' }
  | {
      readonly kind: 'more' | 'less';
      /** In the figure's own unit; for a share, as a fraction of one. */
      readonly by: number;
      /** Relative to the days before; absent for shares, and when there was nothing before. */
      readonly relative?: number;
    };

/** Differences smaller than what is printed are none. */
const HALF_A_PRINTED_POINT = 0.0005;

export function changeOf({ value, unit, previous, notCompared }: Metric): Change {
  if (value === null || !previous || previous.value === null) return { kind: 'none', why: notCompared ?? 'no-data' };
  return difference(value, previous.value, isShare(unit));
}

export function difference(now: number, before: number, share: boolean): Change {
  const by = now - before;
  if (share ? Math.abs(by) < HALF_A_PRINTED_POINT : by === 0) return { kind: 'same' };
  const kind = by > 0 ? 'more' : 'less';
  return share || before === 0 ? { kind, by } : { kind, by, relative: by / before };
}
