import { describe, expect, it } from 'vitest';
import { instantOf, localOf } from './time';

describe('the field for the end of a grant', () => {
  it('gives back the minute that it shows', () => {
    const minute = new Date(2026, 2, 29, 3, 7);
    expect(localOf(minute)).toBe('2026-03-29T03:07');
    expect(instantOf(localOf(minute))).toBe(minute.toISOString());
  });

  it.each(['', 'tomorrow'])('says nothing when it says %j', (text) => {
    expect(instantOf(text)).toBeUndefined();
  });
});
