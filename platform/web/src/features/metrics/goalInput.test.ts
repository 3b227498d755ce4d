import { describe, expect, it } from 'vitest';
import { goalUnit, stored, typed } from './goalInput';

describe('a goal', () => {
  it.each([
    [0.07, 'ratio', 7],
    [0.805, 'ratio', 80.5],
    [14_400, 'seconds', 4],
    [75, 'points', 75],
  ])('of %d in %s is typed as %d, and stored as it was', (value, unit, shown) => {
    expect(typed(value, unit)).toBe(shown);
    expect(stored(shown, unit)).toBe(value);
  });

  it('has a unit that the texts know', () => {
    expect(['ratio', 'seconds', 'points', 'cases'].map(goalUnit)).toEqual(['ratio', 'seconds', 'points', 'points']);
  });
});
