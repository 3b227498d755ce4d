import type { Completeness, DailyFigures, Hidden, Metric } from '../../api/types';
import type { Formats } from '../../format/format';

/** The figures at the top, in the order in which a board reads them; each has a line of its days. */
const LEADING = ['org.mau', 'org.wau', 'org.dau', 'com.messages', 'net.cross_department_share'];

export function leadingFirst(metrics: readonly Metric[]): { leading: readonly Metric[]; others: readonly Metric[] } {
  return {
    leading: LEADING.flatMap((id) => metrics.filter((metric) => metric.id === id)),
    others: metrics.filter((metric) => !LEADING.includes(metric.id)),
  };
}

/** A metric's value on each day, where the daily figures have it. */
const BY_DAY: Readonly<Record<string, (day: DailyFigures) => number | null>> = {
  'org.mau': (day) => day.mau,
  'org.wau': (day) => day.wau,
  'org.dau': (day) => day.dau,
  'com.messages': (day) => day.messages,
  'net.cross_department_share': (day) => share(day.crossDepartmentMessages, day.deliveries),
};

export function byDay(metric: string, days: readonly DailyFigures[]): readonly (number | null)[] {
  const value = BY_DAY[metric];
  return value ? days.map(value) : [];
}

export function share(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

/** The share over the seven days that end with each day, as far as the period reaches back. */
export function sevenDayShare(days: readonly DailyFigures[]): readonly (number | null)[] {
  return days.map((_, index) => {
    const window = days.slice(Math.max(0, index - 6), index + 1);
    const sum = (value: (day: DailyFigures) => number | null) =>
      window.reduce((total, day) => total + (value(day) ?? 0), 0);
    return share(
      sum((day) => day.crossDepartmentMessages),
      sum((day) => day.deliveries),
    );
  });
}

const SHARE_UNITS: ReadonlySet<string> = new Set(['share', 'ratio', 'rate', 'percent', '%']);

export function isShare(unit: string): boolean {
  return SHARE_UNITS.has(unit);
}

/** A share travels as a number between 0 and 1 and is read as a percentage; counts are never rounded. */
export function figureText(value: number, unit: string, format: Formats): string {
  if (isShare(unit)) return format.percent(value);
  return Number.isInteger(value) ? format.integer(value) : format.decimal(value);
}

/** Whether more of it is plainly better. Volume is not: more messages may be more noise. */
export function moreIsBetter(metric: string): boolean {
  return metric.startsWith('org.') || metric === 'com.senders' || metric === 'com.sender_rate';
}

export type HiddenReason = 'below-k' | 'above-hidden' | 'complementary' | 'other';

export function hiddenReason({ reason }: Hidden): HiddenReason {
  return reason === 'below-k' || reason === 'above-hidden' || reason === 'complementary' ? reason : 'other';
}

/** The threshold that the server named, or the smallest one it ever uses. */
export function threshold(hidden: Hidden): number {
  return hidden.k ?? 10;
}

/** Events that were read but are neither counted, nor a known duplicate, nor set aside. Unknown until the job reports. */
export function waiting({ received, counted, duplicates, deadLettered, removed }: Completeness): number | undefined {
  if (typeof received !== 'number') return undefined;
  return Math.max(0, received - counted - (duplicates ?? 0) - (deadLettered ?? 0) - (removed ?? 0));
}
