const ROOT = '/';

/** The directory calls its root "/"; people know it by the organization's name. */
export function withRootNamed<D extends { readonly name: string; readonly parentNo?: number | null }>(
  departments: readonly D[],
  organization: string,
): readonly D[] {
  return departments.map((department) =>
    department.name === ROOT && (department.parentNo ?? null) === null
      ? { ...department, name: organization }
      : department,
  );
}
