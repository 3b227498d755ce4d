import { queryOptions } from '@tanstack/react-query';
import { findTenant } from '../../api/publicApi';

/** An organization as everybody may see it; it does not change while a page is open. */
export function tenantQuery(id: string) {
  return queryOptions({
    queryKey: ['tenant', id],
    queryFn: ({ signal }) => findTenant(id, signal),
    staleTime: Infinity,
  });
}
