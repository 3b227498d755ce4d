import dayjs, { type Dayjs } from 'dayjs';
import type { ProblemDetail } from '../../api/problem';
import {
  type NamedDay,
  type Settings,
  type SettingsUpdate,
  type SmtpSecurity,
  type SmtpUpdate,
  WEEKDAYS,
  type Weekday,
} from '../../api/types';

/** A row of a day list while it is typed. */
export interface DayRow {
  readonly date?: Dayjs | null;
  readonly name?: string;
}

/** What the form holds; the server's shape is made from it on saving. */
export interface SettingsForm {
  readonly organizationName: { readonly zh: string; readonly en: string };
  readonly timeZone: string;
  readonly locale: string;
  readonly workingCalendar: {
    readonly workingDays: readonly Weekday[];
    readonly holidays: readonly DayRow[];
    readonly swappedWorkingDays: readonly DayRow[];
  };
  readonly smtp: {
    readonly host: string;
    readonly port: number | null;
    readonly security: SmtpSecurity;
    readonly user: string;
    readonly from: string;
    readonly password?: string;
  };
}

const SUBMISSION_PORT = 587;

export function formOf(settings: Settings): SettingsForm {
  const { smtp, workingCalendar } = settings;
  return {
    organizationName: settings.organizationName,
    timeZone: settings.timeZone,
    locale: settings.locale,
    workingCalendar: {
      workingDays: workingCalendar.workingDays,
      holidays: workingCalendar.holidays.map(rowOf),
      swappedWorkingDays: workingCalendar.swappedWorkingDays.map(rowOf),
    },
    smtp: {
      host: smtp?.host ?? '',
      port: smtp?.port ?? SUBMISSION_PORT,
      security: smtp?.security ?? 'starttls',
      user: smtp?.user ?? '',
      from: smtp?.from ?? '',
      password: '',
    },
  };
}

/** What is sent: `version` is the one that was loaded, so that nobody's change is overwritten unseen. */
export function updateOf(form: SettingsForm, version: number): SettingsUpdate {
  const { smtp, workingCalendar } = form;
  return {
    organizationName: { zh: form.organizationName.zh.trim(), en: form.organizationName.en.trim() },
    timeZone: form.timeZone,
    locale: form.locale,
    workingCalendar: {
      workingDays: WEEKDAYS.filter((day) => workingCalendar.workingDays.includes(day)),
      holidays: daysOf(workingCalendar.holidays),
      swappedWorkingDays: daysOf(workingCalendar.swappedWorkingDays),
    },
    smtp: smtpUpdateOf(smtp),
    firstRunCompleted: true,
    version,
  };
}

/** The mail server as typed; nothing when there is to be none. A password that was not typed stays as it is stored. */
export function smtpUpdateOf(smtp: SettingsForm['smtp']): SmtpUpdate | null {
  if (smtp.host.trim() === '') return null;
  return {
    host: smtp.host.trim(),
    port: smtp.port ?? SUBMISSION_PORT,
    security: smtp.security,
    user: smtp.user.trim() === '' ? null : smtp.user.trim(),
    from: smtp.from.trim(),
    ...(smtp.password && { password: smtp.password }),
  };
}

/** `workingCalendar.holidays[0].date` as the form's path `['workingCalendar', 'holidays', 0, 'date']`. */
export function fieldPath(field: string): (string | number)[] {
  return field
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The server's findings by form field, ready for `form.setFields`. */
export function fieldErrors(errors: readonly ProblemDetail[]): { name: (string | number)[]; errors: string[] }[] {
  return errors.flatMap(({ field, message }) =>
    field === undefined ? [] : [{ name: fieldPath(field), errors: [message] }],
  );
}

export function isDuplicate(rows: readonly (DayRow | undefined)[], index: number): boolean {
  const date = rows[index]?.date;
  return date ? rows.some((row, other) => other < index && row?.date?.isSame(date, 'day') === true) : false;
}

function rowOf(day: NamedDay): DayRow {
  return { date: dayjs(day.date), name: day.name };
}

/** In the order of the form, so that a finding of the server about the third row stands at the third row. */
function daysOf(rows: readonly DayRow[]): NamedDay[] {
  return rows.flatMap(({ date, name }) =>
    date ? [{ date: date.format('YYYY-MM-DD'), name: name?.trim() ?? '' }] : [],
  );
}
