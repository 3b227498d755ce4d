import type { DailyFigures, DepartmentFigures, Metric, WeekdayFigures } from '../../api/types';
import type { Table } from './csv';
import { sevenDayShare, share } from './figures';

/** What a chart shows, with the API's own names as headers, so that programs can read it. Hidden values are null. */

export function overviewTable(metrics: readonly Metric[]): Table {
  return {
    columns: [
      'metric',
      'version',
      'from',
      'to',
      'value',
      'unit',
      'n',
      'N',
      'previousValue',
      'previousFrom',
      'previousTo',
      'hidden',
    ],
    rows: metrics.map(({ id, version, from, to, value, unit, n, N, previous, hidden }) => [
      id,
      version,
      from,
      to,
      value,
      unit,
      n ?? null,
      N ?? null,
      previous?.value ?? null,
      previous?.from ?? null,
      previous?.to ?? null,
      hidden?.reason ?? null,
    ]),
  };
}

export function peopleTable(days: readonly DailyFigures[]): Table {
  return {
    columns: ['day', 'dau', 'wau', 'mau', 'dayOff'],
    rows: days.map((day) => [day.day, day.dau, day.wau, day.mau, dayOff(day)]),
  };
}

export function messagesTable(days: readonly DailyFigures[]): Table {
  return {
    columns: ['day', 'messages', 'senders', 'participants', 'dayOff'],
    rows: days.map((day) => [day.day, day.messages, day.senders, day.participants, dayOff(day)]),
  };
}

export function shareTable(days: readonly DailyFigures[]): Table {
  const seven = sevenDayShare(days);
  return {
    columns: ['day', 'deliveries', 'crossDepartmentMessages', 'share', 'sevenDayShare'],
    rows: days.map((day, index) => [
      day.day,
      day.deliveries,
      day.crossDepartmentMessages,
      share(day.crossDepartmentMessages, day.deliveries),
      seven[index] ?? null,
    ]),
  };
}

export function weekdaysTable(weekdays: readonly WeekdayFigures[]): Table {
  return {
    columns: ['weekday', 'days', 'averageDau', 'averageMessages'],
    rows: weekdays.map(({ weekday, days, dau, messages }) => [weekday, days, dau, messages]),
  };
}

export function departmentsTable(departments: readonly DepartmentFigures[]): Table {
  return {
    columns: [
      'no',
      'name',
      'parentNo',
      'N',
      'active',
      'messages',
      'senders',
      'participants',
      'crossDepartmentShare',
      'previousN',
      'previousActive',
      'previousMessages',
      'hidden',
    ],
    rows: departments.map((row) => [
      row.no,
      row.name,
      row.parentNo ?? null,
      row.N,
      row.active,
      row.messages,
      row.senders,
      row.participants,
      row.crossDepartmentShare ?? null,
      row.previous?.N ?? null,
      row.previous?.active ?? null,
      row.previous?.messages ?? null,
      row.hidden?.reason ?? null,
    ]),
  };
}

/** A named holiday by its name; an ordinary day off is marked. */
function dayOff({ dayOff: off }: DailyFigures): string | null {
  return off ? (off.name ?? 'yes') : null;
}
