import type { LocalizedText } from '../../api/types';

/** The shapes of `/platform/tenants`, as written in platform/docs/architecture.md section 12. */

export type TenantState = 'requested' | 'provisioning' | 'active' | 'suspended' | 'failed' | 'cancelling' | 'erasing';
export type StepState = 'pending' | 'started' | 'applied' | 'failed' | 'undone';
export type Change = 'suspend' | 'resume' | 'retry' | 'cancel' | 'erase';

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
export const ERASURE_STEPS = [
  'erase-inventory',
  'erase-gate',
  'erase-realm',
  'erase-facts',
  'erase-reader-slot',
  'erase-event-log',
  'erase-rows',
  'erase-proof',
] as const;
export const RESTORE_STEPS = [
  'restore-gate',
  'restore-rows',
  'restore-accounts',
  'restore-facts',
  'restore-notice',
] as const;
export type StepId = (typeof STEPS)[number] | (typeof RESTORE_STEPS)[number] | (typeof ERASURE_STEPS)[number];

/** Whether the journal's operation is a step with a name of its own. */
export function isStep(operation: string): operation is StepId {
  return [...STEPS, ...RESTORE_STEPS, ...ERASURE_STEPS].some((step) => step === operation);
}

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
  readonly wanted: 'active' | 'suspended' | 'absent' | 'erased';
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

/** An erasure, finished or under way. */
export interface Erasure {
  readonly id: string;
  readonly tenant: string;
  readonly name: LocalizedText;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly finishedAt?: string;
  readonly recordsExpireAt?: string;
  readonly auditUntil?: string;
}

/** An export, finished or under way. */
export interface TenantExport {
  readonly id: string;
  readonly tenant: string;
  readonly state: 'running' | 'finished' | 'failed' | 'removed';
  readonly stage: 'cut' | 'rows' | 'realm' | 'facts' | 'finished' | 'failed' | 'removed';
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly complete?: boolean;
  readonly rowsDone: number;
  readonly rowsTotal?: number;
  readonly failure?: string;
  readonly expiresAt?: string;
  readonly bytes?: number;
  readonly sha256?: string;
}

/** Whether there is something whole to export. */
export function isExportable(tenant: Tenant): boolean {
  return (tenant.state === 'active' || tenant.state === 'suspended') && tenant.state === tenant.wanted;
}

/** What an operator may do from where a tenant stands. */
export function changesOf(tenant: Tenant): readonly Change[] {
  if (tenant.wanted === 'absent' || tenant.wanted === 'erased') return [];
  switch (tenant.state) {
    case 'active':
      return tenant.wanted === 'active' ? ['suspend'] : ['resume'];
    case 'suspended':
      if (tenant.wanted !== 'suspended') return ['suspend'];
      return tenant.evaluation ? ['resume'] : ['resume', 'erase'];
    case 'failed':
      return ['retry', 'cancel', 'erase'];
    case 'requested':
    case 'provisioning':
      return ['cancel'];
    case 'cancelling':
    case 'erasing':
      return [];
  }
}

/** Whether something is still going on. */
export function isUnsettled(tenant: Tenant): boolean {
  if (tenant.state === 'failed') return tenant.wanted === 'absent' || tenant.wanted === 'erased';
  return tenant.state !== tenant.wanted;
}
