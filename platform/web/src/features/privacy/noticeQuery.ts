import type { ApiClient } from '../../api/client';
import type { PrivacyNotice } from './types';

/** What is recorded about the caller, and who that is in the directory. */
export function noticeQuery(api: ApiClient, tenant: string) {
  return {
    queryKey: ['privacy', tenant],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => api.get<PrivacyNotice>('/me/privacy', {}, signal),
    retry: false,
  };
}
