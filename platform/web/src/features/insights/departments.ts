import type { DepartmentFigures } from '../../api/types';

interface Node {
  readonly no: number;
  readonly name: string;
  readonly parentNo?: number | null;
}

/** From the top down to a department, which is the last; empty when there is none of that number. */
export function trail<D extends Node>(departments: readonly D[], no: number | undefined): readonly D[] {
  const byNo = new Map(departments.map((department) => [department.no, department]));
  const path: D[] = [];
  let current = no === undefined ? undefined : byNo.get(no);
  while (current && !path.includes(current)) {
    path.unshift(current);
    current = typeof current.parentNo === 'number' ? byNo.get(current.parentNo) : undefined;
  }
  return path;
}

export interface Level {
  /** The department itself and those beside it, because it has none below. */
  readonly beside: boolean;
  readonly rows: readonly DepartmentFigures[];
}

/** The departments below the chosen one; for one without any, those beside it. Without a choice, those below the root. */
export function levelOf(departments: readonly DepartmentFigures[], chosen: number | undefined): Level {
  const below = (no: number | null) => departments.filter(({ parentNo }) => (parentNo ?? null) === no);
  const [root, ...otherRoots] = below(null);
  if (chosen === undefined) {
    const rows = root && otherRoots.length === 0 ? below(root.no) : below(null);
    return { beside: false, rows: rows.length > 0 ? rows : below(null) };
  }
  const children = below(chosen);
  if (children.length > 0) return { beside: false, rows: children };
  const self = departments.find(({ no }) => no === chosen);
  return { beside: true, rows: self ? below(self.parentNo ?? null) : [] };
}

/** Large ones first; hidden ones have no size and come last, by name. */
export function bySize(one: DepartmentFigures, other: DepartmentFigures): number {
  return (other.N ?? -1) - (one.N ?? -1) || one.name.localeCompare(other.name, undefined, { numeric: true });
}
