import { describe, expect, it } from 'vitest';
import { secondsBefore } from './age';

describe('the age of a moment', () => {
  it('is counted in whole seconds and never negative', () => {
    expect(secondsBefore('2026-01-01T00:01:05Z', '2026-01-01T00:00:00.500Z')).toBe(64);
    expect(secondsBefore('2026-01-01T00:00:00Z', '2026-01-01T00:00:02Z')).toBe(0);
  });

  it('is nothing for what is no moment', () => {
    expect(secondsBefore('2026-01-01T00:00:00Z', 'RUNNING')).toBeUndefined();
    expect(secondsBefore('2026-01-01T00:00:00Z', 17)).toBeUndefined();
  });
});
