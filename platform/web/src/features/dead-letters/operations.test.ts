import { describe, expect, it } from 'vitest';
import { draftOf, operationOf, suggestionFor } from './operations';
import type { Operation } from './types';

describe('operations', () => {
  it.each<Operation>([
    { op: 'set', path: '/data/channel', value: 'mail' },
    { op: 'set', path: '/data/audiencesize', value: 5 },
    { op: 'set', path: '/subject', value: '5' },
    { op: 'set', path: '/data/recipients', value: ['a', 'b'] },
    { op: 'remove', path: '/subject' },
    { op: 'move', from: '/data/a', path: '/data/b' },
    { op: 'rename-type', type: 'im.message.sent' },
    { op: 'shift-time', by: '-PT8H' },
    { op: 'suffix-id', suffix: '-2' },
    { op: 'as-is' },
  ])('%j is the same after it was edited', (operation) => {
    expect(operationOf(draftOf(operation, 1))).toEqual(operation);
  });

  it('are nothing while a field is empty', () => {
    expect(operationOf({ key: 1, op: 'set', first: '/subject', second: ' ' })).toBeUndefined();
    expect(operationOf({ key: 1, op: 'rename-type', first: '', second: '' })).toBeUndefined();
  });

  it('are suggested by reason', () => {
    expect(suggestionFor('identity-conflict').op).toBe('suffix-id');
    expect(suggestionFor('unknown-type').op).toBe('as-is');
  });
});
