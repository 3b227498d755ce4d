import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Tenant } from './api';
import { home } from './stack';

interface Progress {
  readonly tenants: readonly { readonly tenant: string; readonly state: string; readonly eventsSent: number }[];
}

/** Waits until the simulator has written an organization's history, as it says itself. */
export async function assertSimulated(tenant: Tenant): Promise<void> {
  await expect.poll(() => stateOf(tenant), { timeout: 120_000, message: `the simulation of ${tenant}` }).toBe('live');
}

function stateOf(tenant: Tenant): string {
  try {
    const { tenants } = JSON.parse(readFileSync(join(home(), 'run', 'simulation.json'), 'utf8')) as Progress;
    return tenants.find((entry) => entry.tenant === tenant)?.state ?? 'none';
  } catch {
    return 'none'; // the simulator has not begun
  }
}
