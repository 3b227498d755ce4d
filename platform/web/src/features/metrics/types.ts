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

export interface IndexAnswer {
  readonly from: string;
  readonly to: string;
  readonly version: number;
  readonly points: number;
  readonly most: number;
  readonly halves: readonly Part[];
  readonly dimensions: readonly (Part & { readonly indicators: readonly Indicator[] })[];
  readonly completeness: Completeness;
}
