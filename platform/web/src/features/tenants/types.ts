import type { LocalizedText } from '../../api/types';

/** The shapes of `/platform/tenants`, as written in platform/docs/architecture.md section 12. */

export type TenantState = 'requested' | 'provisioning' | 'active' | 'suspended' | 'failed' | 'cancelling';
export type StepState = 'pending' | 'started' | 'applied' | 'failed' | 'undone';
export type Change = 'suspend' | 'resume' | 'retry' | 'cancel';

export const STEPS = [
  'rows',
  'realm',
  'clients',
  'policy',
  'roles',
  'service-accounts',
  'reader-slot',
  'storage',
  'branding',
  'administrator',
  'opening',
] as const;
export type StepId = (typeof STEPS)[number];

export interface Step {
  readonly id: StepId;
  readonly state: StepState;
  readonly at?: string;
  readonly millis?: number;
  readonly detail?: string;
}

export interface JournalLine {
  readonly at: string;
  readonly operation: string;
  readonly outcome: StepState;
  readonly detail: string;
}

export interface Tenant {
  readonly id: string;
  readonly name: LocalizedText;
  readonly timeZone: string;
  readonly locale: string;
  readonly state: TenantState;
  readonly wanted: 'active' | 'suspended' | 'absent';
  readonly evaluation: boolean;
  readonly readerSlot?: number;
  readonly storagePrefix?: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly failure?: string;
  readonly steps: readonly Step[];
  readonly administrator?: { readonly username: string; readonly email: string };
  readonly journal?: readonly JournalLine[];
}

export interface NewTenant {
  readonly id: string;
  readonly name: LocalizedText;
  readonly timeZone: string;
  readonly locale: string;
  readonly oneTimeCodes: 'off' | 'optional' | 'required';
  readonly administrator: {
    readonly username: string;
    readonly email: string;
    readonly firstName: string;
    readonly lastName: string;
  };
}

export interface Plan {
  readonly id: string;
  readonly steps: readonly { readonly id: StepId }[];
  readonly conflicts: readonly { readonly code: string; readonly message: string }[];
}

export interface Created {
  readonly tenant: Tenant;
  readonly administrator: { readonly username: string; readonly oneTimePassword: string };
}

/** What an operator may do from where a tenant stands. */
export function changesOf(tenant: Tenant): readonly Change[] {
  if (tenant.wanted === 'absent') return [];
  switch (tenant.state) {
    case 'active':
      return tenant.wanted === 'active' ? ['suspend'] : ['resume'];
    case 'suspended':
      return tenant.wanted === 'suspended' ? ['resume'] : ['suspend'];
    case 'failed':
      return ['retry', 'cancel'];
    case 'requested':
    case 'provisioning':
      return ['cancel'];
    case 'cancelling':
      return [];
  }
}

/** Whether something is still going on. */
export function isUnsettled(tenant: Tenant): boolean {
  return tenant.state === 'failed' ? tenant.wanted === 'absent' : tenant.state !== tenant.wanted;
}
