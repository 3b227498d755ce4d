import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../features/signin/session';
import { localized, useLanguage } from '../i18n/useLanguage';
import { areaPath } from './areas';
import { StatusPage } from './StatusPage';

interface RequirePermissionProps {
  readonly permission: string;
  readonly page: ComponentType;
}

/** Explains a page that the account may not see. The server refuses its data in any case. */
export function RequirePermission({ permission, page: Page }: RequirePermissionProps) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  if (useMay(permission)) return <Page />;
  return (
    <StatusPage
      kind="forbidden"
      title={t('status.forbiddenTitle')}
      text={t('status.forbidden', { organization })}
      home={areaPath(tenant.id, 'home')}
    />
  );
}
