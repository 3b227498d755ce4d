import { describe, expect, it } from 'vitest';
import { eventRows, valueAt } from './eventRows';

const event = { id: '1', type: 'im.message.sent', data: { channel: 'mail', recipients: ['a', 'b'] } };

describe('the fields of an event', () => {
  it('are listed by their pointers', () => {
    expect(eventRows(event)).toEqual([
      { path: '/id', value: '1' },
      { path: '/type', value: 'im.message.sent' },
      { path: '/data/channel', value: 'mail' },
      { path: '/data/recipients', value: '["a","b"]' },
    ]);
  });

  it('are empty where there is none', () => {
    expect(valueAt(event, '/data/channel')).toBe('mail');
    expect(valueAt(event, '/subject')).toBe('');
    expect(valueAt(undefined, '/id')).toBe('');
  });
});
