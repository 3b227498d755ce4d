import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Daily, Department, Departments, MetricDefinition, Overview } from '../../api/types';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { useSession } from '../signin/session';
import type { Period } from './period';
import { withRootNamed } from './rootName';

/** Without a period the server answers the last 28 days with data, and says which those are. */
export interface Scope {
  readonly period: Period | undefined;
  readonly department: string | undefined;
}

export function useOverview({ period, department }: Scope) {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['insights', tenant.id, 'overview', period, department],
    queryFn: ({ signal }) => api.get<Overview>('/insights/overview', { ...period, department }, signal),
    placeholderData: keepPreviousData,
  });
}

export function useDaily({ period, department }: Scope) {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['insights', tenant.id, 'daily', period, department],
    queryFn: ({ signal }) => api.get<Daily>('/insights/daily', { ...period, department }, signal),
    placeholderData: keepPreviousData,
  });
}

export function useDepartments(period: Period | undefined) {
  const { api, tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  return useQuery({
    queryKey: ['insights', tenant.id, 'departments', period],
    queryFn: ({ signal }) => api.get<Departments>('/insights/departments', { ...period }, signal),
    select: (answer): Departments => ({ ...answer, departments: withRootNamed(answer.departments, organization) }),
    placeholderData: keepPreviousData,
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
    queryKey: ['insights', tenant.id, 'metrics'],
    queryFn: ({ signal }) => api.get<readonly MetricDefinition[]>('/insights/metrics', {}, signal),
    staleTime: Infinity,
    enabled: wanted,
  });
}
