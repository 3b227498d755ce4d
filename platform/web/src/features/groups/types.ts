import type { LocalizedText } from '../../api/types';

/** The shapes of `/groups`, as written in platform/docs/groups.md. */

export type RelationState = 'invited' | 'lapsed' | 'consented' | 'expired' | 'ended';
export type Cause = 'refused' | 'revoked' | 'withdrawn' | 'lapsed' | 'expired' | 'erased' | 'imported';
export type Side = 'parent' | 'subsidiary';

export interface Other {
  readonly id: string;
  /** Absent where it is not known, or not yet. */
  readonly name?: LocalizedText;
}

export interface Relation {
  readonly id: string;
  /** What this organization is in it. */
  readonly side: Side;
  readonly other: Other;
  readonly state: RelationState;
  readonly cause?: Cause;
  readonly invitedAt: string;
  readonly lapsesAt?: string;
  readonly consentedAt?: string;
  readonly expiresAt?: string;
  /** Absent: all. */
  readonly metrics?: readonly string[];
  readonly endedAt?: string;
}

export interface Offered {
  readonly id: string;
  readonly version: number;
  readonly name: LocalizedText;
  readonly definition: LocalizedText;
}

export interface Relations {
  readonly relations: readonly Relation[];
  readonly metrics: readonly Offered[];
}

export interface Consent {
  readonly metrics?: readonly string[];
  readonly until?: string;
}

export interface GroupFigure {
  readonly id: string;
  readonly version: number;
  readonly value: number | null;
  readonly n?: number;
  readonly N?: number;
  readonly from: string;
  readonly to: string;
  readonly unit: string;
  readonly name: LocalizedText;
  /** Why it is not shown. */
  readonly hidden?: string;
}

export interface Subsidiary {
  readonly relation: string;
  readonly tenant: Other;
  readonly consentedAt: string;
  readonly expiresAt?: string;
  readonly figures?: {
    readonly from: string;
    readonly to: string;
    readonly N: number | null;
    readonly metrics: readonly GroupFigure[];
    readonly completeness: { readonly counted?: number; readonly freshness?: string };
  };
  readonly unavailable?: string;
}

/** A relation as operators see it. */
export interface PlatformRelation {
  readonly id: string;
  readonly parent: string;
  readonly subsidiary: string;
  readonly state: RelationState;
  readonly cause?: Cause;
  readonly invitedAt: string;
  readonly consentedAt?: string;
  readonly expiresAt?: string;
  readonly endedAt?: string;
}

/** Whether the relation can still be ended by somebody. */
export function isOpen({ state }: Relation): boolean {
  return state === 'invited' || state === 'consented' || state === 'expired';
}

/** Whether this organization may consent, or change its consent. */
export function mayConsent(relation: Relation): boolean {
  return relation.side === 'subsidiary' && isOpen(relation);
}

/** One line of the table: a figure of a subsidiary, or a subsidiary without any. */
export interface Line {
  readonly key: string;
  readonly subsidiary: Subsidiary;
  readonly figure?: GroupFigure;
}

export function linesOf(subsidiaries: readonly Subsidiary[]): readonly Line[] {
  return subsidiaries.flatMap((subsidiary) => {
    const figures = subsidiary.figures?.metrics ?? [];
    return figures.length === 0
      ? [{ key: subsidiary.relation, subsidiary }]
      : figures.map((figure) => ({ key: `${subsidiary.relation}/${figure.id}`, subsidiary, figure }));
  });
}
