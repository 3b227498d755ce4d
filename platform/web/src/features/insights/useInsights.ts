import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Daily, Department, Departments, Overview } from '../../api/types';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { useSession } from '../signin/session';
import { dataEnd, endingOn, type Period, todayIn } from './period';
import { withRootNamed } from './rootName';

const DEFAULT_DAYS = 28;

export interface DataRange {
  readonly firstDay: string | undefined;
  readonly lastDay: string;
  /** Nothing was ever counted for this organization. */
  readonly empty: boolean;
}

/** Which days have data, so that the page opens on the newest 28 of them. */
export function useDataRange() {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['insights', tenant.id, 'range'],
    queryFn: async ({ signal }): Promise<DataRange> => {
      const today = todayIn(tenant.timeZone, new Date());
      const { completeness } = await api.get<Daily>('/insights/daily', { from: today, to: today }, signal);
      return {
        firstDay: completeness.firstDay ?? undefined,
        lastDay: dataEnd(completeness, today),
        empty: completeness.counted === 0,
      };
    },
  });
}

export function defaultPeriod(range: DataRange): Period {
  return endingOn(range.lastDay, DEFAULT_DAYS);
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

/** A question without a period waits until there is one. */
export function useOverview(period: Period | undefined, department: string | undefined) {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['insights', tenant.id, 'overview', period, department],
    queryFn: ({ signal }) => api.get<Overview>('/insights/overview', { ...period, department }, signal),
    enabled: period !== undefined,
    placeholderData: keepPreviousData,
  });
}

export function useDaily(period: Period | undefined, department: string | undefined) {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['insights', tenant.id, 'daily', period, department],
    queryFn: ({ signal }) => api.get<Daily>('/insights/daily', { ...period, department }, signal),
    enabled: period !== undefined,
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
    enabled: period !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** Asks everything at once when the address names the period already; the page does not wait for the range of the data. */
export function useEverythingAtOnce(period: Period | undefined, department: string | undefined): void {
  useOverview(period, department);
  useDaily(period, department);
  useDepartments(period);
  useDepartmentsTree();
}
