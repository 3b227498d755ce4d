/** The shapes of `/audit`, as written in platform/docs/audit.md. */

export const OUTCOMES = ['success', 'refused', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const ACTIONS = [
  'sign_in.succeeded',
  'sign_in.failed',
  'sign_in.ended',
  'sign_in.refresh_failed',
  'session.ended',
  'session.signed_out_everywhere',
  'session.viewed',
  'account.password_changed',
  'account.changed',
  'user.created',
  'user.changed',
  'user.deleted',
  'user.password_reset',
  'role.granted',
  'role.revoked',
  'role.delegated',
  'role.created',
  'role.changed',
  'role.deleted',
  'identity.changed',
  'sign_in_source.created',
  'sign_in_source.changed',
  'sign_in_source.deleted',
  'sign_in_source.tested',
  'sign_in_source.synced',
  'access.refused',
  'settings.changed',
  'settings.mail_tested',
  'retention.changed',
  'retention.removed',
  'goal.set',
  'goal.removed',
  'peer_pack.imported',
  'peer_pack.removed',
  'program.secret_rotated',
  'branding.changed',
  'directory.imported',
  'dead_letters.replayed',
  'dead_letters.discarded',
  'dead_letters.rule_saved',
  'dead_letters.rule_deleted',
  'reconciliation.started',
  'export.downloaded',
  'privacy.downloaded',
  'privacy.opted_out',
  'privacy.opted_in',
  'privacy.setting_changed',
  'person.reidentified',
  'audit.exported',
  'audit.verified',
  'audit.removed',
  'tenant.created',
  'tenant.provisioned',
  'tenant.changed',
  'quota.changed',
  'tenant.suspended',
  'tenant.resumed',
  'tenant.cancelled',
  'tenant.export_requested',
  'tenant.exported',
  'tenant.export_downloaded',
  'tenant.export_removed',
  'tenant.import_uploaded',
  'tenant.import_started',
  'tenant.imported',
  'tenant.erasure_requested',
  'tenant.erased',
  'tenant.audit_removed',
  'group_sharing.invited',
  'group_sharing.granted',
  'group_sharing.refused',
  'group_sharing.revoked',
  'group_sharing.withdrawn',
  'group_sharing.ended',
  'group_sharing.read',
] as const;
export type Action = (typeof ACTIONS)[number];

export interface AuditRecord {
  readonly sequence: number;
  readonly recordedAt: string;
  readonly at: string;
  readonly actorKind: 'user' | 'service' | 'operator' | 'system';
  readonly actorId: string;
  readonly actorName: string;
  readonly onBehalfOf?: string;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly outcome: Outcome;
  readonly address?: string;
  readonly userAgent?: string;
  readonly requestId?: string;
  readonly beforeDigest?: string;
  readonly afterDigest?: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly sourceId?: string;
  readonly previousHash: string;
  readonly hash: string;
}

export interface RecordPage {
  readonly records: readonly AuditRecord[];
  readonly next?: number;
}

export interface RecordDetail {
  readonly record: AuditRecord;
  /** Whether the record has the hash of what it says. */
  readonly trueHash: boolean;
  /** Whether it follows the record before it; absent when retention has removed that one. */
  readonly linked?: boolean;
}

export interface Verification {
  readonly running: boolean;
  readonly checked: number;
  readonly total: number;
  readonly finishedAt?: string;
  readonly verdict?: {
    readonly intact: boolean;
    readonly checked: number;
    readonly from: number;
    readonly through: number;
    readonly hash: string;
    readonly anchors: number;
    readonly problem?: { readonly sequence: number; readonly code: string; readonly message: string };
  };
  readonly failed?: string;
}

/** What is looked for; empty texts: anything. Times as the browser's fields give them, in the browser's zone. */
export interface Filter {
  readonly action: string;
  readonly outcome: string;
  readonly actor: string;
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

export const EVERYTHING: Filter = { action: '', outcome: '', actor: '', text: '', from: '', to: '' };
