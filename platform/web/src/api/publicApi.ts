import { ApiClient } from './client';
import type { Branding } from '../features/branding/types';
import type { PublicPlatform, PublicTenant, TenantSummary } from './types';

const client = new ApiClient((input, init) => fetch(input, init));

/** The organizations that an evaluation shows; empty in production. */
export function listTenants(signal?: AbortSignal): Promise<readonly TenantSummary[]> {
  return client.get('/public/tenants', {}, signal);
}

/** Where operators sign in; fails with not-found where an installation has no operators. */
export function findPlatform(signal?: AbortSignal): Promise<PublicPlatform> {
  return client.get('/public/platform', {}, signal);
}

export function findTenant(tenant: string, signal?: AbortSignal): Promise<PublicTenant> {
  return client.get(`/public/tenants/${encodeURIComponent(tenant)}`, {}, signal);
}

/** How an organization looks. */
export function findBranding(tenant: string, signal?: AbortSignal): Promise<Branding> {
  return client.get(`/public/tenants/${encodeURIComponent(tenant)}/branding`, {}, signal);
}
