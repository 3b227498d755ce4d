import { ApiClient } from './client';
import type { PublicTenant, TenantSummary } from './types';

const client = new ApiClient((input, init) => fetch(input, init));

/** The organizations that an evaluation shows; empty in production. */
export function listTenants(signal?: AbortSignal): Promise<readonly TenantSummary[]> {
  return client.get('/public/tenants', {}, signal);
}

export function findTenant(tenant: string, signal?: AbortSignal): Promise<PublicTenant> {
  return client.get(`/public/tenants/${encodeURIComponent(tenant)}`, {}, signal);
}
