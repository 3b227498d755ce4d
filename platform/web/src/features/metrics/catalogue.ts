import type { Formats } from '../../format/format';
import type { Language } from '../../i18n';
import { localized } from '../../i18n/useLanguage';
import { type Cell, type Definition, type Dimension, DIMENSIONS } from './types';

export interface Section {
  readonly dimension: Dimension;
  readonly metrics: readonly Definition[];
}

/** The metrics by dimension, the published ones first and in their order; dimensions without any are left out. */
export function sections(metrics: readonly Definition[]): readonly Section[] {
  return DIMENSIONS.map((dimension) => ({
    dimension,
    metrics: metrics.filter((metric) => metric.dimension === dimension).sort(byNumber),
  })).filter((section) => section.metrics.length > 0);
}

function byNumber(one: Definition, other: Definition): number {
  return (one.number ?? Infinity) === (other.number ?? Infinity)
    ? one.id.localeCompare(other.id)
    : (one.number ?? Infinity) - (other.number ?? Infinity);
}

/** The metrics in which every word is found: in names and definitions of either language, the formula, the id, or whose definition it is. */
export function found(metrics: readonly Definition[], search: string): readonly Definition[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return metrics;
  return metrics.filter((metric) => {
    const { id, name, definition, formula, anchor, number } = metric;
    const text = [id, name.zh, name.en, definition.zh, definition.en, formula, anchor ?? '', `#${number ?? ''}`]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** A value as it is read, without the sign of a bound. */
export function valueText(value: number, unit: string, format: Formats, spans: Spans = SYMBOLS): string {
  if (unit === 'ratio') return format.percent(value);
  if (unit === 'seconds') return duration(value, format, spans);
  return Number.isInteger(value) ? format.integer(value) : format.decimal(value);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What units of time are called. */
export type Spans = Readonly<Record<'d' | 'h' | 'min' | 's', string>>;

const SYMBOLS: Spans = { d: 'd', h: 'h', min: 'min', s: 's' };

/** Seconds in the two largest units that they fill: 90 is 1 min 30 s. */
export function duration(seconds: number, format: Formats, spans: Spans = SYMBOLS): string {
  const whole = Math.round(seconds);
  const parts: [number, string][] = [
    [Math.floor(whole / DAY), spans.d],
    [Math.floor((whole % DAY) / HOUR), spans.h],
    [Math.floor((whole % HOUR) / MINUTE), spans.min],
    [whole % MINUTE, spans.s],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first < 0) return `0 ${spans.s}`;
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${format.integer(amount)} ${unit}`)
    .join(' ');
}

/** The share of a bar, from 0 to 1; undefined for what is no share. */
export function shareOf({ value, unit }: Cell): number | undefined {
  return unit === 'ratio' && value !== null && value >= 0 && value <= 1 ? value : undefined;
}

/** Why there is no value, as far as these pages know the reason. */
export function unavailableReason(reason: string): 'tenant-only' | 'no-base' | 'no-data' {
  return reason === 'tenant-only' || reason === 'no-base' ? reason : 'no-data';
}

/** Cells by metric. */
export function byMetric(cells: readonly Cell[]): ReadonlyMap<string, Cell> {
  return new Map(cells.map((cell) => [cell.metric, cell]));
}

/** Names as they are in one language. */
export function nameOf(definition: Definition, language: Language): string {
  return localized(definition.name, language);
}

/** The newest day that is over, for presets that count back from it. */
export function lastDayOver(lastDay: string | null | undefined, today: string, yesterday: string): string | null {
  if (lastDay === undefined || lastDay === null) return null;
  return lastDay < today ? lastDay : yesterday;
}
