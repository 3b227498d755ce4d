import { useCallback } from 'react';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { useSession } from '../signin/session';
import { useDepartmentsTree } from './useInsights';

/** The chosen department as people call it; the organization when none is chosen. */
export function useDepartmentName(department: string | undefined): string {
  const { tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  const nameOf = useDepartmentNames();
  return department === undefined ? organization : nameOf(department);
}

/** Departments by number, as people call them. */
export function useDepartmentNames(): (department: string) => string {
  const tree = useDepartmentsTree();
  return useCallback(
    (department) => tree.data?.find(({ no }) => String(no) === department)?.name ?? `#${department}`,
    [tree.data],
  );
}
