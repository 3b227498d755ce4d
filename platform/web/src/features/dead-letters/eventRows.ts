import type { EventJson } from './types';

/** One field of an event: its JSON Pointer and its value as text. */
export interface EventRow {
  readonly path: string;
  readonly value: string;
}

/** Attributes first, then the fields of data; lists stay on one line. */
export function eventRows(event: EventJson): EventRow[] {
  const { data, ...attributes } = event;
  const fields = typeof data === 'object' && data !== null ? Object.entries(data) : [];
  return [
    ...Object.entries(attributes).map(([name, value]) => ({ path: `/${name}`, value: text(value) })),
    ...fields.map(([name, value]) => ({ path: `/data/${name}`, value: text(value) })),
  ];
}

/** The value at a pointer, empty where there is none. */
export function valueAt(event: EventJson | undefined, path: string): string {
  return (event && eventRows(event).find((row) => row.path === path)?.value) ?? '';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
