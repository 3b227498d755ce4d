import type { Language } from '../i18n';

/** Numbers and times as people of one language read them. */
export interface Formats {
  readonly integer: (value: number) => string;
  /** A share between 0 and 1 as a percentage with one decimal. */
  readonly percent: (value: number) => string;
  readonly decimal: (value: number) => string;
  /** 12,3k or 1.2万: for axes only, never for a figure. */
  readonly compact: (value: number) => string;
  /** A calendar day (YYYY-MM-DD); no time zone is involved. */
  readonly day: (day: string) => string;
  readonly shortDay: (day: string) => string;
  /** A day with its weekday. */
  readonly weekdayDay: (day: string) => string;
  /** A weekday's short name, 1 = Monday … 7 = Sunday. */
  readonly weekday: (number: number) => string;
  /** Two calendar days as a range, shortened where they share month or year. */
  readonly range: (from: string, to: string) => string;
  /** With its sign, also when it is positive. */
  readonly signedInteger: (value: number) => string;
  readonly signedPercent: (value: number) => string;
  /** A difference of shares in percentage points, without the unit's name: 0.012 is +1.2. */
  readonly signedPoints: (value: number) => string;
  readonly dateTime: (instant: string | number) => string;
  readonly time: (instant: string | number) => string;
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
  const weekdayDay = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const signed = { signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  const signedInteger = new Intl.NumberFormat(language, { signDisplay: 'exceptZero', maximumFractionDigits: 0 });
  const signedPercent = new Intl.NumberFormat(language, { style: 'percent', ...signed });
  const signedPoints = new Intl.NumberFormat(language, signed);
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', ...zone });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium', ...zone });
  return {
    integer: (value) => integer.format(value),
    percent: (value) => percent.format(value),
    decimal: (value) => decimal.format(value),
    compact: (value) => compact.format(value),
    day: (value) => day.format(midnight(value)),
    shortDay: (value) => shortDay.format(midnight(value)),
    weekdayDay: (value) => weekdayDay.format(midnight(value)),
    weekday: (number) => weekday.format(midnight(`2024-01-0${number}`)),
    range: (from, to) => (from === to ? day.format(midnight(from)) : day.formatRange(midnight(from), midnight(to))),
    signedInteger: (value) => signedInteger.format(value),
    signedPercent: (value) => signedPercent.format(value),
    signedPoints: (value) => signedPoints.format(value * 100),
    dateTime: (value) => dateTime.format(new Date(value)),
    time: (value) => time.format(new Date(value)),
  };
}

function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
