import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '../signin/session';
import type { Scope } from '../insights/insightsQueries';
import type { Period } from '../insights/period';
import type { Answer, Catalogue, Comparison, GoalChange, Goals, IndexAnswer } from './types';

/** What every metric means; it changes with the software alone. */
export function useCatalogue(wanted = true) {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['catalogue', tenant.id],
    queryFn: ({ signal }) => api.get<Catalogue>('/insights/metrics', {}, signal),
    staleTime: Infinity,
    enabled: wanted,
  });
}

/**
 * The value of every metric.
 *
 * @param wanted false while it is not known whose figures are meant
 */
export function useCells({ period, department }: Scope, wanted: boolean) {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['insights', tenant.id, 'query', period, department],
    queryFn: () =>
      api.post<Answer>('/insights/query', {
        metrics: ['*'],
        ...period,
        ...(department !== undefined && { department: Number(department) }),
      }),
    placeholderData: keepPreviousData,
    enabled: wanted,
  });
}

/** The index over the 28 days that end with the period. */
export function useIndex(period: Period | undefined) {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['insights', tenant.id, 'index', period?.to],
    queryFn: ({ signal }) => api.get<IndexAnswer>('/insights/index', { to: period?.to }, signal),
    placeholderData: keepPreviousData,
  });
}

/** The indicators with their goals. */
export function useGoals() {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['goals', tenant.id],
    queryFn: ({ signal }) => api.get<Goals>('/insights/index/goals', {}, signal),
  });
}

/** The newest changes of goals. */
export function useGoalHistory() {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['goals', tenant.id, 'history'],
    queryFn: ({ signal }) =>
      api.get<{ readonly changes: readonly GoalChange[]; readonly next?: number }>(
        '/insights/index/goals/history',
        {},
        signal,
      ),
  });
}

/** With whom the organization wants to be compared. */
export function useComparison() {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['comparison', tenant.id],
    queryFn: ({ signal }) => api.get<Comparison>('/settings/comparison', {}, signal),
  });
}

/** To be called when a target may be another one: the index is asked for again. */
export function useTargetsChanged(): () => Promise<void> {
  const { tenant } = useSession();
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['goals', tenant.id] }),
      queries.invalidateQueries({ queryKey: ['insights', tenant.id, 'index'] }),
    ]);
  };
}
