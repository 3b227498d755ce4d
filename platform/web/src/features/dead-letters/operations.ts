import type { Operation } from './types';

export const OPERATIONS = ['suffix-id', 'set', 'remove', 'move', 'rename-type', 'shift-time', 'as-is'] as const;
export type OperationName = (typeof OPERATIONS)[number];

/** An operation while it is being typed: which fields count depends on `op`. */
export interface OperationDraft {
  readonly key: number;
  readonly op: OperationName;
  readonly first: string;
  readonly second: string;
}

/** The fields that an operation needs, by what is typed into them. */
export const FIELDS: Readonly<
  Record<OperationName, readonly ('path' | 'from' | 'value' | 'type' | 'by' | 'suffix')[]>
> = {
  'suffix-id': ['suffix'],
  set: ['path', 'value'],
  remove: ['path'],
  move: ['from', 'path'],
  'rename-type': ['type'],
  'shift-time': ['by'],
  'as-is': [],
};

/** What usually helps against a reason; somebody still decides. */
export function suggestionFor(reason: string | undefined): OperationDraft {
  if (reason === 'identity-conflict') return { key: 0, op: 'suffix-id', first: '-2', second: '' };
  if (reason === 'wrong-family') return { key: 0, op: 'rename-type', first: '', second: '' };
  return { key: 0, op: 'as-is', first: '', second: '' };
}

/** The operation that is sent, or nothing while a field is empty. */
export function operationOf(draft: OperationDraft): Operation | undefined {
  const first = draft.first.trim();
  const second = draft.second.trim();
  const needed = FIELDS[draft.op].length;
  if ((needed > 0 && first === '') || (needed > 1 && second === '')) return undefined;
  switch (draft.op) {
    case 'set':
      return { op: 'set', path: first, value: valueOf(second) };
    case 'remove':
      return { op: 'remove', path: first };
    case 'move':
      return { op: 'move', from: first, path: second };
    case 'rename-type':
      return { op: 'rename-type', type: first };
    case 'shift-time':
      return { op: 'shift-time', by: first };
    case 'suffix-id':
      return { op: 'suffix-id', suffix: first };
    case 'as-is':
      return { op: 'as-is' };
  }
}

export function draftOf(operation: Operation, key: number): OperationDraft {
  switch (operation.op) {
    case 'set':
      return { key, op: 'set', first: operation.path, second: textOf(operation.value) };
    case 'remove':
      return { key, op: 'remove', first: operation.path, second: '' };
    case 'move':
      return { key, op: 'move', first: operation.from, second: operation.path };
    case 'rename-type':
      return { key, op: 'rename-type', first: operation.type, second: '' };
    case 'shift-time':
      return { key, op: 'shift-time', first: operation.by, second: '' };
    case 'suffix-id':
      return { key, op: 'suffix-id', first: operation.suffix, second: '' };
    case 'as-is':
      return { key, op: 'as-is', first: '', second: '' };
  }
}

/** JSON where it is JSON (numbers, true, lists, quoted texts), else the text itself. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' && typeof valueOf(value) === 'string' ? value : JSON.stringify(value);
}
