import { describe, expect, it } from 'vitest';
import type { Simulation } from '../../api/types';
import { isWriting } from './SimulationProgress';

const HALFWAY: Simulation = {
  tenant: 'demo',
  state: 'history',
  from: '2026-08-22',
  to: '2026-11-19',
  daysDone: 45,
  daysTotal: 90,
  eventsSent: 500_000,
};

describe('the banner of the simulation', () => {
  it('is there while history is being written', () => {
    expect(isWriting(HALFWAY)).toBe(true);
    expect(isWriting({ ...HALFWAY, state: 'waiting', daysDone: 0 })).toBe(true);
  });

  it('is gone when everything is there, when nothing is simulated, and when nobody knows', () => {
    expect(isWriting({ ...HALFWAY, state: 'live', daysDone: 90 })).toBe(false);
    expect(isWriting({ ...HALFWAY, daysDone: 90 })).toBe(false);
    expect(isWriting({ ...HALFWAY, state: 'none', daysDone: 0, daysTotal: 0 })).toBe(false);
    expect(isWriting({ ...HALFWAY, state: 'failed' })).toBe(false);
    expect(isWriting(undefined)).toBe(false);
  });
});
