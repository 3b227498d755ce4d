import type { LocalizedText } from '../../api/types';

/** The shapes of `/roles` and `/grants`, as written in platform/docs/roles.md. */

export type Scoping = 'none' | 'optional' | 'required';

export interface Role {
  readonly id: string;
  readonly system: boolean;
  readonly name: LocalizedText;
  readonly permissions: readonly string[];
  readonly scope: Scoping;
  readonly grantable: boolean;
  readonly holders: number;
  readonly version?: number;
  readonly changedAt?: string;
  readonly changedBy?: string;
}

export interface Roles {
  readonly roles: readonly Role[];
  readonly permissions: readonly { readonly permission: string; readonly scope: Scoping }[];
  readonly separations: readonly string[];
}

export interface RoleName {
  readonly id: string;
  readonly name: LocalizedText;
}

export interface Grant {
  readonly id: string;
  readonly role: RoleName;
  readonly member: { readonly no: number; readonly user: string; readonly name: string; readonly active: boolean };
  readonly department?: { readonly no: number; readonly name: string };
  readonly state: 'active' | 'expired' | 'revoked' | 'original-ended';
  readonly reason: string;
  readonly grantedAt: string;
  readonly grantedBy: string;
  readonly expiresAt?: string;
  readonly delegatedBy?: string;
  readonly delegationOf?: string;
  readonly revokedAt?: string;
  readonly revokedBy?: string;
  readonly revokedReason?: string;
}

export interface GrantPage {
  readonly grants: readonly Grant[];
  readonly next?: number;
}

export interface Mine {
  readonly realmRoles: readonly RoleName[];
  readonly grants: readonly Grant[];
  readonly delegated: readonly Grant[];
}

export interface NewGrant {
  readonly role?: string;
  readonly user: string;
  readonly department?: number;
  readonly expiresAt?: string;
  readonly reason: string;
}

export const PERMISSIONS = [
  'insights:read',
  'health:read',
  'health:check',
  'directory:read',
  'directory:import',
  'dead-letters:read',
  'dead-letters:replay',
  'settings:read',
  'settings:write',
  'groups:read',
  'groups:metrics',
  'goals:read',
  'goals:write',
  'roles:read',
  'roles:grant',
  'audit:read',
  'audit:export',
  'audit:verify',
] as const;

/** What the server refuses by a rule, with a sentence of its own in each language. */
export const REFUSALS = [
  'grant-to-self',
  'grant-not-administered',
  'administration-and-audit',
  'administration-and-disclosure',
  'last-administrator',
  'grant-not-delegable',
  'grant-exists',
  'grant-ended',
  'role-exists',
  'role-outdated',
  'role-in-use',
  'role-scope-in-use',
  'role-own',
  'identity-unavailable',
] as const;
