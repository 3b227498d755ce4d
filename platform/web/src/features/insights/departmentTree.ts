import type { Department } from '../../api/types';

export interface TreeNode {
  readonly value: string;
  readonly title: string;
  readonly label: string;
  readonly children: TreeNode[];
}

/** The flat list as a tree. A department whose parent is not in the list stands at the top. */
export function departmentTree(
  departments: readonly Department[],
  label: (department: Department) => string,
): TreeNode[] {
  const known = new Set(departments.map((department) => department.no));
  const childrenOf = new Map<number | null, Department[]>();
  for (const department of departments) {
    const parent = department.parentNo ?? null;
    const key = parent !== null && known.has(parent) && parent !== department.no ? parent : null;
    childrenOf.set(key, [...(childrenOf.get(key) ?? []), department]);
  }
  const build = (parent: number | null): TreeNode[] =>
    (childrenOf.get(parent) ?? []).map((department) => ({
      value: String(department.no),
      title: department.name,
      label: label(department),
      children: build(department.no),
    }));
  return build(null);
}
