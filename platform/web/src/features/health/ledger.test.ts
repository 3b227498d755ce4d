import { describe, expect, it } from 'vitest';
import { isEven, percentOf, stateOf } from './ledger';

describe('the ledger', () => {
  it('is even when nothing is missing', () => {
    expect(isEven({ received: 10, counted: 6, duplicates: 3, deadLettered: 1, removed: 0, difference: 0 })).toBe(true);
    expect(isEven({ received: 12, counted: 6, duplicates: 3, deadLettered: 1, removed: 2, difference: 0 })).toBe(true);
    expect(isEven({ received: 10, counted: 6, duplicates: 3, deadLettered: 0, removed: 0, difference: 1 })).toBe(false);
  });

  it('shows a backlog as a limit and a loss as a fault', () => {
    expect(stateOf('behind')).toBe('degraded');
    expect(stateOf('lost')).toBe('down');
    expect(stateOf('doubled')).toBe('down');
    expect(stateOf('settling')).toBe('up');
  });

  it('knows how far a deep check is, also before it has begun', () => {
    expect(percentOf({ running: true, done: 0, total: 0 })).toBe(0);
    expect(percentOf({ running: true, done: 5, total: 12 })).toBe(41);
  });
});
