import { localized, useLanguage } from '../../i18n/useLanguage';
import { useSession } from '../signin/session';
import { useDepartmentsTree } from './useInsights';

/** The chosen department as people call it; the organization when none is chosen. */
export function useDepartmentName(department: string | undefined): string {
  const { tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  const tree = useDepartmentsTree();
  if (department === undefined) return organization;
  return tree.data?.find(({ no }) => String(no) === department)?.name ?? `#${department}`;
}
