import { useQuery, useQueryClient } from '@tanstack/react-query';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { useSession } from '../signin/session';
import type { Other, Relations, Subsidiary } from './types';

export function useRelations(wanted: boolean) {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['groups', tenant.id, 'relations'],
    queryFn: ({ signal }) => api.get<Relations>('/groups', {}, signal),
    enabled: wanted,
  });
}

/** Never older than the page: a consent may be revoked at any time. */
export function useGroupFigures() {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['groups', tenant.id, 'figures'],
    queryFn: ({ signal }) => api.get<{ readonly subsidiaries: readonly Subsidiary[] }>('/groups/metrics', {}, signal),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
}

export function useReloadGroups(): () => Promise<void> {
  const { tenant } = useSession();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['groups', tenant.id] });
}

/** What an organization is called: its name once it is known, else the id. */
export function useOtherName(): (other: Other) => string {
  const language = useLanguage();
  return ({ id, name }) => (name ? localized(name, language) : id);
}
