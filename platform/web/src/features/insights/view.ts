import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type Period, periodOf } from './period';

/** What the page shows. All of it stands in the address, so that it can be kept, sent on, and gone back from. */
export interface View {
  /** Absent: the last 28 days with data, as the server chooses them. */
  readonly period: Period | undefined;
  readonly department: string | undefined;
  /** The metric that is explained. */
  readonly metric: string | undefined;
}

export type Show = (change: Partial<View>) => void;

export function useView(): readonly [View, Show] {
  const [parameters, setParameters] = useSearchParams();
  const view = useMemo(() => viewOf(parameters), [parameters]);
  const show = useCallback<Show>(
    (change) => setParameters(parametersOf({ ...view, ...change })),
    [view, setParameters],
  );
  return [view, show];
}

export function viewOf(parameters: URLSearchParams): View {
  return {
    period: periodOf(parameters.get('from'), parameters.get('to')),
    department: parameters.get('department') ?? undefined,
    metric: parameters.get('metric') ?? undefined,
  };
}

export function parametersOf({ period, department, metric }: View): Record<string, string> {
  return {
    ...(period && { from: period.from, to: period.to }),
    ...(department !== undefined && { department }),
    ...(metric !== undefined && { metric }),
  };
}
