/** Goals are typed in units that people think in: shares in percent, times in hours. */
const SECONDS_OF_AN_HOUR = 3600;
const PERCENT = 100;

/** Units that indicators of the index have; the texts know no other. */
export type GoalUnit = 'ratio' | 'seconds' | 'points';

export function goalUnit(unit: string): GoalUnit {
  return unit === 'ratio' || unit === 'seconds' ? unit : 'points';
}

/** A stored value as it is typed. */
export function typed(value: number, unit: string): number {
  if (unit === 'ratio') return tidy(value * PERCENT);
  return unit === 'seconds' ? tidy(value / SECONDS_OF_AN_HOUR) : value;
}

/** A typed value as it is stored. */
export function stored(value: number, unit: string): number {
  if (unit === 'ratio') return tidy(value / PERCENT);
  return unit === 'seconds' ? tidy(value * SECONDS_OF_AN_HOUR) : value;
}

/** Without what comes of counting in halves: 0.07 × 100 is not 7. */
function tidy(value: number): number {
  return Number(value.toFixed(6));
}
