import dayjs from 'dayjs';
import type { Completeness } from '../../api/types';

/** Calendar days (YYYY-MM-DD), both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export const PRESETS = ['last7', 'last28', 'last90', 'last365', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

const PRESET_DAYS: Readonly<Record<Exclude<Preset, 'all'>, number>> = {
  last7: 7,
  last28: 28,
  last90: 90,
  last365: 365,
};
/** What the server answers at once. */
const MOST_YEARS = 3;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const FORMAT = 'YYYY-MM-DD';

/** The `days` days that end with `to`. */
export function endingOn(to: string, days: number): Period {
  return {
    from: dayjs(to)
      .subtract(days - 1, 'day')
      .format(FORMAT),
    to,
  };
}

/** A preset counts back from the newest day with data, so that it never opens on emptiness. */
export function presetPeriod(preset: Preset, lastDay: string, firstDay: string | undefined): Period {
  if (preset === 'all') {
    if (firstDay === undefined) return endingOn(lastDay, PRESET_DAYS.last365);
    const earliest = dayjs(lastDay).subtract(MOST_YEARS, 'year').format(FORMAT);
    return { from: firstDay < earliest ? earliest : firstDay, to: lastDay };
  }
  return endingOn(lastDay, PRESET_DAYS[preset]);
}

/** The period in the address, if both days are real and in order. */
export function periodOf(from: string | null, to: string | null): Period | undefined {
  if (from === null || to === null || !isDay(from) || !isDay(to) || from > to) return undefined;
  return { from, to };
}

export function dataEnd(completeness: Completeness, today: string): string {
  return completeness.lastDay ?? today;
}

/** Today as people in the organization's time zone count it. */
export function todayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

function isDay(text: string): boolean {
  return DAY.test(text) && dayjs(text).format(FORMAT) === text;
}
