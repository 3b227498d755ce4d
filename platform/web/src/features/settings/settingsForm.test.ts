import dayjs from 'dayjs';
import { expect, it } from 'vitest';
import type { Settings } from '../../api/types';
import { fieldErrors, fieldPath, formOf, isDuplicate, updateOf } from './settingsForm';

const SETTINGS: Settings = {
  organizationName: { zh: '示例集团', en: 'Demo Group' },
  timeZone: 'Asia/Shanghai',
  locale: 'zh-CN',
  workingCalendar: {
    workingDays: ['MONDAY', 'TUESDAY'],
    holidays: [{ date: '2027-01-01', name: '元旦' }],
    swappedWorkingDays: [],
  },
  smtp: {
    host: 'smtp.example.com',
    port: 587,
    security: 'starttls',
    user: null,
    from: 'a@example.com',
    passwordSet: true,
  },
  firstRunCompleted: false,
  version: 3,
};

it('sends back what it loaded, with the version it loaded and the set-up completed', () => {
  const { smtp, ...rest } = SETTINGS;
  const update = updateOf(formOf(SETTINGS), SETTINGS.version);
  expect(update).toEqual({
    ...rest,
    firstRunCompleted: true,
    smtp: { host: smtp?.host, port: 587, security: 'starttls', user: null, from: 'a@example.com' },
  });
});

it('sends a password only when one was typed', () => {
  const form = formOf(SETTINGS);
  const update = updateOf({ ...form, smtp: { ...form.smtp, password: 'typed' } }, 3);
  expect(update.smtp).toMatchObject({ password: 'typed' });
});

it('sends no mail settings when the server is empty', () => {
  const form = formOf(SETTINGS);
  expect(updateOf({ ...form, smtp: { ...form.smtp, host: ' ' } }, 3).smtp).toBeNull();
});

it('orders working days by the week, and leaves the other days where the form has them', () => {
  const form = formOf(SETTINGS);
  const update = updateOf(
    {
      ...form,
      workingCalendar: {
        ...form.workingCalendar,
        workingDays: ['FRIDAY', 'MONDAY'],
        holidays: [
          { date: dayjs('2027-05-01'), name: 'May' },
          { date: dayjs('2027-01-01'), name: 'January' },
        ],
      },
    },
    3,
  );
  expect(update.workingCalendar.workingDays).toEqual(['MONDAY', 'FRIDAY']);
  expect(update.workingCalendar.holidays.map(({ date }) => date)).toEqual(['2027-05-01', '2027-01-01']);
});

it("shows the server's findings at their fields", () => {
  expect(fieldPath('workingCalendar.holidays[0].date')).toEqual(['workingCalendar', 'holidays', 0, 'date']);
  expect(
    fieldErrors([
      { code: 'x', message: 'whole' },
      { field: 'smtp.host', code: 'x', message: 'host' },
    ]),
  ).toEqual([{ name: ['smtp', 'host'], errors: ['host'] }]);
});

it('finds the second of two equal dates', () => {
  const rows = [{ date: dayjs('2027-01-01') }, undefined, { date: dayjs('2027-01-01') }];
  expect([isDuplicate(rows, 0), isDuplicate(rows, 1), isDuplicate(rows, 2)]).toEqual([false, false, true]);
});
