import { useTranslation } from 'react-i18next';
import type { TenantState } from './types';

export function TenantStateTag({ state }: { readonly state: TenantState }) {
  const { t } = useTranslation();
  return (
    <span className="tenant-state" data-tenant-state={state}>
      {t(`tenants.states.${state}`)}
    </span>
  );
}
