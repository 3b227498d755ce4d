import { expect, it } from 'vitest';
import { formats } from './format';

it('never rounds a count', () => {
  expect(formats('en').integer(332334)).toBe('332,334');
});

it('reads a share as a percentage', () => {
  expect(formats('en').percent(0.41229606)).toBe('41.2%');
});

it('keeps a calendar day whatever the time zone of the reader', () => {
  expect(formats('en', 'America/Los_Angeles').day('2024-01-01')).toBe('Jan 1, 2024');
  expect(formats('zh-CN', 'Asia/Shanghai').day('2024-01-01')).toBe('2024年1月1日');
});

it('shows an instant in the time zone of the organization', () => {
  expect(formats('en', 'Asia/Shanghai').dateTime('2024-01-01T16:30:00Z')).toMatch(/^Jan 2, 2024, 12:30:00\sAM$/);
});
