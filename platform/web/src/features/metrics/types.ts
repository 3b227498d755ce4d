import type { Completeness, Hidden, LocalizedText } from '../../api/types';

export const DIMENSIONS = ['organization', 'communication', 'collaboration', 'business', 'ecosystem'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What a metric means. */
export interface Definition {
  readonly id: string;
  readonly version: number;
  /** Its place among the published 66; absent for measures beyond them. */
  readonly number?: number;
  readonly name: LocalizedText;
  readonly definition: LocalizedText;
  readonly formula: string;
  readonly terms?: { readonly numerator: LocalizedText; readonly denominator: LocalizedText };
  readonly unit: string;
  /** `period` or a number of days such as `28d`. */
  readonly window: string;
  readonly dimension: Dimension;
  readonly direction: 'higher' | 'lower' | 'unrated';
  /** Whose definition it follows. */
  readonly anchor?: string;
  readonly tenantOnly: boolean;
  readonly dimensions: readonly string[];
  readonly privacy: string;
}

export interface Catalogue {
  readonly k: number;
  readonly dimensions: readonly { readonly id: Dimension; readonly name: LocalizedText }[];
  readonly metrics: readonly Definition[];
}

/** A metric's value over its window. */
export interface Cell {
  readonly metric: string;
  readonly version: number;
  readonly from: string;
  readonly to: string;
  readonly department?: number;
  readonly value: number | null;
  readonly unit: string;
  readonly numerator?: number;
  readonly denominator?: number;
  /** Absent where it would tell what single people do. */
  readonly n?: number;
  readonly N?: number;
  /** The value is a bound: the exact one would tell what single people do. */
  readonly clipped?: 'at-most' | 'at-least';
  readonly hidden?: Hidden;
  readonly unavailable?: { readonly reason: string };
}

export interface Answer {
  readonly from: string;
  readonly to: string;
  readonly department?: number;
  /** Today, when the period reaches it. */
  readonly partialDay?: string;
  readonly cells: readonly Cell[];
  readonly completeness: Completeness;
}

/** One of the measures that an index is made of. */
export interface Indicator extends Omit<Cell, 'department' | 'numerator' | 'denominator'> {
  readonly name: LocalizedText;
  readonly target?: number;
  readonly targetFrom?: string;
  /** The pack with its version, the rule over departments, or the goal. */
  readonly targetVersion?: string;
  readonly points?: number;
  readonly most: number;
  /** Why it does not count; its points are not given to others. */
  readonly leftOut?: string;
}

export interface Part {
  readonly id: string;
  readonly name: LocalizedText;
  readonly points: number;
  readonly most: number;
}

/** With whom the organization is compared. */
export interface Compared {
  readonly industry?: string;
  readonly industryName?: LocalizedText;
  readonly size: string;
  readonly sizeFrom: 'members' | 'settings';
  readonly packs: readonly {
    readonly id: string;
    readonly version: number;
    readonly issued: string;
    readonly publisher: string;
  }[];
}

export interface IndexAnswer {
  readonly from: string;
  readonly to: string;
  readonly version: number;
  readonly points: number;
  readonly most: number;
  readonly halves: readonly Part[];
  readonly dimensions: readonly (Part & { readonly indicators: readonly Indicator[] })[];
  readonly comparedWith: Compared;
  readonly completeness: Completeness;
}

/** A goal that holds. */
export interface Goal {
  readonly value: number;
  readonly version: string;
  readonly metricVersion: number;
  /** It was set for another formula of the metric, and is not used. */
  readonly outdated: boolean;
  readonly setAt: string;
  readonly setBy: string;
}

/** An indicator of the index with what can be its goal. */
export interface GoalIndicator {
  readonly metric: string;
  readonly name: LocalizedText;
  readonly dimension: Dimension;
  readonly unit: string;
  readonly direction: 'higher' | 'lower';
  readonly most: number;
  /** Whether 0 is a goal. */
  readonly zero: boolean;
  readonly goal?: Goal;
}

export interface Goals {
  readonly indexVersion: number;
  readonly indicators: readonly GoalIndicator[];
}

export interface GoalChange {
  readonly version: string;
  readonly metric: string;
  readonly before?: number;
  readonly after?: number;
  readonly at: string;
  readonly by: string;
}

/** What the organization says of itself, and what it can say. */
export interface Comparison {
  readonly industry?: string;
  readonly size?: string;
  readonly industries: readonly { readonly id: string; readonly name: LocalizedText }[];
  readonly sizes: readonly { readonly id: string }[];
}
