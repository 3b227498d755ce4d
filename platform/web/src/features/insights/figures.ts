import type { Completeness, Hidden, Metric } from '../../api/types';
import type { Formats } from '../../format/format';

export const GROUPS = ['activity', 'reach', 'network', 'more'] as const;
export type Group = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<string, Group>> = {
  'com.messages': 'activity',
  'com.senders': 'activity',
  'com.sender_rate': 'activity',
  'org.participants': 'activity',
  'org.dau': 'reach',
  'org.wau': 'reach',
  'org.mau': 'reach',
  'net.directed_pairs': 'network',
  'net.reciprocal_pairs': 'network',
  'net.cross_department_share': 'network',
};

/** Metrics under their headings, in the server's order; unknown ones are shown, never dropped. */
export function grouped(
  metrics: readonly Metric[],
): readonly { readonly group: Group; readonly metrics: readonly Metric[] }[] {
  return GROUPS.map((group) => ({ group, metrics: metrics.filter((metric) => groupOf(metric) === group) })).filter(
    (entry) => entry.metrics.length > 0,
  );
}

function groupOf(metric: Metric): Group {
  return GROUP_OF[metric.id] ?? 'more';
}

const SHARE_UNITS: ReadonlySet<string> = new Set(['share', 'ratio', 'rate', 'percent', '%']);

/** A share travels as a number between 0 and 1 and is read as a percentage; counts are never rounded. */
export function figureText(value: number, unit: string, format: Formats): string {
  if (SHARE_UNITS.has(unit)) return format.percent(value);
  return Number.isInteger(value) ? format.integer(value) : format.decimal(value);
}

export type HiddenReason = 'below-k' | 'complementary' | 'other';

export function hiddenReason(hidden: Hidden): HiddenReason {
  if (hidden.reason === 'below-k') return 'below-k';
  return hidden.reason.startsWith('complementary') ? 'complementary' : 'other';
}

/** The threshold that the server named, or the smallest one it ever uses. */
export function threshold(hidden: Hidden): number {
  return hidden.k ?? 10;
}

/** Events that were read but are neither counted, nor a known duplicate, nor set aside. Unknown until the job reports. */
export function waiting({ received, counted, duplicates, deadLettered }: Completeness): number | undefined {
  if (typeof received !== 'number') return undefined;
  return Math.max(0, received - counted - (duplicates ?? 0) - (deadLettered ?? 0));
}
