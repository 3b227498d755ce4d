import type { Ledger, Reconciliation, Verdict } from '../../api/types';
import type { ComponentState } from '../../api/types';

const STATES: Readonly<Record<Verdict, ComponentState>> = {
  balanced: 'up',
  settling: 'up',
  behind: 'degraded',
  unknown: 'unknown',
  doubled: 'down',
  lost: 'down',
};

/** How a verdict looks among the components. */
export function stateOf(verdict: Verdict): ComponentState {
  return STATES[verdict];
}

/** Whether both sides of the equation are the same; a report may be a moment behind the events it speaks of. */
export function isEven(ledger: Ledger): boolean {
  return ledger.received === ledger.counted + ledger.duplicates + ledger.deadLettered + ledger.removed;
}

/** How far a deep check is, in whole percent. */
export function percentOf(deep: Reconciliation['deep']): number {
  return deep.total === 0 ? 0 : Math.floor((100 * deep.done) / deep.total);
}
