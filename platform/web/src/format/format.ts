import type { Language } from '../i18n';

/** Numbers and times as people of one language read them. */
export interface Formats {
  integer(value: number): string;
  /** A share between 0 and 1 as a percentage with one decimal. */
  percent(value: number): string;
  decimal(value: number): string;
  /** 12,3k or 1.2万: for axes only, never for a figure. */
  compact(value: number): string;
  /** A calendar day (YYYY-MM-DD); no time zone is involved. */
  day(day: string): string;
  shortDay(day: string): string;
  dateTime(instant: string | number): string;
  time(instant: string | number): string;
}

export function formats(language: Language, timeZone?: string): Formats {
  const zone = timeZone === undefined ? {} : { timeZone };
  const integer = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const shortDay = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', ...zone });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium', ...zone });
  return {
    integer: (value) => integer.format(value),
    percent: (value) => percent.format(value),
    decimal: (value) => decimal.format(value),
    compact: (value) => compact.format(value),
    day: (value) => day.format(midnight(value)),
    shortDay: (value) => shortDay.format(midnight(value)),
    dateTime: (value) => dateTime.format(new Date(value)),
    time: (value) => time.format(new Date(value)),
  };
}

function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
