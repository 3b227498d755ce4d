import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../features/signin/session';
import { localized, useLanguage } from '../i18n/useLanguage';
import { type Area, areaPath, opens } from './areas';
import { StatusPage } from './StatusPage';

interface RequireAreaProps {
  readonly area: Area;
  readonly page: ComponentType;
}

/** Explains a page that the account may not see. The server refuses its data in any case. */
export function RequireArea({ area, page: Page }: RequireAreaProps) {
  const { t } = useTranslation();
  const { tenant, me } = useSession();
  const organization = localized(tenant.name, useLanguage());
  if (opens(me.permissions, area)) return <Page />;
  return (
    <StatusPage
      kind="forbidden"
      title={t('status.forbiddenTitle')}
      text={t('status.forbidden', { organization })}
      home={areaPath(tenant.id, 'home')}
    />
  );
}
