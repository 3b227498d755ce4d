export type Cell = string | number | null;

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What stands above the figures of an export: name and text, one line each. */
export type Note = readonly [name: string, text: string];

export const ENCODINGS = ['excel', 'plain'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const BYTE_ORDER_MARK = '\uFEFF';

/** Rows as RFC 4180 text. A hidden or missing value is an empty field, never a zero. */
export function csv({ columns, rows }: Table): string {
  return lines([columns, ...rows]);
}

/** The table under lines that say what it is; each such line begins with "# ". */
export function annotated(notes: readonly Note[], table: Table): string {
  return lines(notes.map(([name, text]) => [`# ${name}: ${text.replace(/\s+/g, ' ')}`])) + csv(table);
}

/** Hands the text to the browser as a file; the mark at its start lets spreadsheets see UTF-8. */
export function download(name: string, text: string, encoding: Encoding): void {
  const address = URL.createObjectURL(new Blob([marked(text, encoding)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The digest of the file that {@link download} makes, in hex; browsers compute it on https and localhost only. */
export async function sha256(text: string, encoding: Encoding): Promise<string | undefined> {
  if (!isSecureContext) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(marked(text, encoding)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function marked(text: string, encoding: Encoding): string {
  return encoding === 'excel' ? BYTE_ORDER_MARK + text : text;
}

function lines(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A leading =, +, - or @ would be run as a formula by spreadsheets.
  const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
