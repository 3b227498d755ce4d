import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Department } from '../../api/types';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { departmentTree, type TreeNode } from '../insights/departmentTree';
import { withRootNamed } from '../insights/rootName';
import { useSession } from '../signin/session';
import type { GrantPage, Mine, Roles } from './types';

export interface GrantFilter {
  readonly state: 'active' | 'ended';
  readonly role: string | undefined;
  readonly text: string;
}

const PAGE = 50;

export function useRoles() {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['access', tenant.id, 'roles'],
    queryFn: ({ signal }) => api.get<Roles>('/roles', {}, signal),
  });
}

export function useGrants(filter: GrantFilter) {
  const { api, tenant } = useSession();
  const text = filter.text.trim();
  return useInfiniteQuery({
    queryKey: ['access', tenant.id, 'grants', filter.state, filter.role, text],
    queryFn: ({ signal, pageParam }) =>
      api.get<GrantPage>(
        '/grants',
        { state: filter.state, role: filter.role, q: text === '' ? undefined : text, after: pageParam, limit: PAGE },
        signal,
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function useMine() {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['access', tenant.id, 'mine'],
    queryFn: ({ signal }) => api.get<Mine>('/grants/mine', {}, signal),
  });
}

/** Members by a part of their name or user name. */
export function useMembers(text: string) {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['access', tenant.id, 'members', text],
    queryFn: ({ signal }) =>
      api.get<MemberPage>('/directory/members', { q: text === '' ? undefined : text, limit: 20 }, signal),
    select: ({ members }) => members.filter(({ active, kind }) => active && kind === 'human'),
    placeholderData: keepPreviousData,
  });
}

interface MemberPage {
  readonly members: readonly {
    readonly no: number;
    readonly user: string;
    readonly name: string;
    readonly active: boolean;
    readonly kind?: string;
  }[];
}

/**
 * Departments to choose from.
 *
 * @param path the whole directory, or as much of it as the figures that somebody may see
 */
export function useDepartmentChoice(path: '/directory/departments' | '/insights/departments-tree', wanted: boolean) {
  const { api, tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  return useQuery({
    queryKey: ['access', tenant.id, 'departments', path],
    queryFn: ({ signal }) => api.get<readonly Department[]>(path, {}, signal),
    select: (departments): TreeNode[] => departmentTree(withRootNamed(departments, organization), ({ name }) => name),
    enabled: wanted,
  });
}

/** Everything about roles and grants is asked again after a change. */
export function useReload(): () => Promise<void> {
  const { tenant } = useSession();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['access', tenant.id] });
}
