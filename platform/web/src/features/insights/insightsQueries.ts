import { queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../../api/client';
import type { Daily, Overview } from '../../api/types';
import type { Period } from './period';

/** Without a period the server answers the last 28 days with data, and says which those are. */
export interface Scope {
  readonly period: Period | undefined;
  readonly department: string | undefined;
}

export function overviewQuery(api: ApiClient, tenant: string, { period, department }: Scope) {
  return queryOptions({
    queryKey: ['insights', tenant, 'overview', period, department],
    queryFn: ({ signal }) => api.get<Overview>('/insights/overview', { ...period, department }, signal),
  });
}

export function dailyQuery(api: ApiClient, tenant: string, { period, department }: Scope) {
  return queryOptions({
    queryKey: ['insights', tenant, 'daily', period, department],
    queryFn: ({ signal }) => api.get<Daily>('/insights/daily', { ...period, department }, signal),
  });
}
