import type { DailyFigures } from '../../api/types';

const BYTE_ORDER_MARK = '\uFEFF';

/** Rows as RFC 4180 text. A hidden or missing value is an empty field, never a zero. */
export function csv(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return [header, ...rows].map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}

/** The daily table with the API's own names as the header, so that it can be read by programs. */
export function dailyCsv(days: readonly DailyFigures[]): string {
  return csv(
    ['day', 'messages', 'senders', 'participants', 'dau', 'wau', 'mau', 'crossDepartmentMessages'],
    days.map((day) => [
      day.day,
      day.messages,
      day.senders,
      day.participants,
      day.dau,
      day.wau,
      day.mau,
      day.crossDepartmentMessages,
    ]),
  );
}

/** Hands the text to the browser as a file; the mark at its start lets spreadsheets see UTF-8. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A leading =, +, - or @ would be run as a formula by spreadsheets.
  const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
