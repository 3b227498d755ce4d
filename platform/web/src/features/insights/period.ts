import dayjs from 'dayjs';

/** Calendar days (YYYY-MM-DD), both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export const PRESETS = ['last7', 'last28', 'last90', 'month', 'last365', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

const PRESET_DAYS = { last7: 7, last28: 28, last90: 90, last365: 365 } as const;
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
  if (preset === 'month') return { from: `${lastDay.slice(0, 7)}-01`, to: lastDay };
  if (preset === 'all') {
    if (firstDay === undefined) return endingOn(lastDay, PRESET_DAYS.last365);
    const earliest = dayjs(lastDay).subtract(MOST_YEARS, 'year').format(FORMAT);
    return { from: firstDay < earliest ? earliest : firstDay, to: lastDay };
  }
  return endingOn(lastDay, PRESET_DAYS[preset]);
}

/** The preset that a period is, if it is one. */
export function presetOf(period: Period, lastDay: string, firstDay: string | undefined): Preset | undefined {
  return PRESETS.find((preset) => {
    const candidate = presetPeriod(preset, lastDay, firstDay);
    return candidate.from === period.from && candidate.to === period.to;
  });
}

/** The period in the address, if both days are real and in order. */
export function periodOf(from: string | null, to: string | null): Period | undefined {
  if (from === null || to === null || !isDay(from) || !isDay(to) || from > to) return undefined;
  return { from, to };
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  return dayjs(day).day() || 7;
}

function isDay(text: string): boolean {
  return DAY.test(text) && dayjs(text).format(FORMAT) === text;
}
