import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Department, Departments, MetricDefinition } from '../../api/types';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { useSession } from '../signin/session';
import { dailyQuery, overviewQuery, type Scope } from './insightsQueries';
import type { Period } from './period';
import { withRootNamed } from './rootName';

/** @param wanted false while it is not known whose figures are meant */
export function useOverview(scope: Scope, wanted: boolean) {
  const { api, tenant } = useSession();
  return useQuery({
    ...overviewQuery(api, tenant.id, scope),
    placeholderData: keepPreviousData,
    enabled: wanted,
  });
}

/** @param wanted false while it is not known whose figures are meant */
export function useDaily(scope: Scope, wanted: boolean) {
  const { api, tenant } = useSession();
  return useQuery({
    ...dailyQuery(api, tenant.id, scope),
    placeholderData: keepPreviousData,
    enabled: wanted,
  });
}

/** @param wanted false while more urgent figures are on their way */
export function useDepartments(period: Period | undefined, wanted: boolean) {
  const { api, tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  return useQuery({
    queryKey: ['insights', tenant.id, 'departments', period],
    queryFn: ({ signal }) => api.get<Departments>('/insights/departments', { ...period }, signal),
    select: (answer): Departments => ({ ...answer, departments: withRootNamed(answer.departments, organization) }),
    placeholderData: keepPreviousData,
    enabled: wanted,
  });
}

export function useDepartmentsTree() {
  const { api, tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  return useQuery({
    queryKey: ['insights', tenant.id, 'tree'],
    queryFn: ({ signal }) => api.get<readonly Department[]>('/insights/departments-tree', {}, signal),
    select: (departments) => withRootNamed(departments, organization),
  });
}

/** What every metric means; asked when somebody first wants to know. */
export function useMetricDefinitions(wanted: boolean) {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['catalogue', tenant.id],
    queryFn: ({ signal }) =>
      api.get<{ readonly metrics: readonly MetricDefinition[] }>('/insights/metrics', {}, signal),
    select: ({ metrics }) => metrics,
    staleTime: Infinity,
    enabled: wanted,
  });
}
