import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { areaPath } from '../../shell/areas';
import { useMay, useSession } from '../signin/session';
import '../account/account.css';

/** The pages of the settings. */
export function SettingsTabs() {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const administers = useMay('accounts:write');
  const start = areaPath(tenant.id, 'settings');
  if (!administers) return null;
  return (
    <nav aria-label={t('federation.nav')} className="account-tabs">
      <NavLink to={start} end>
        {t('federation.tabs.general')}
      </NavLink>
      <NavLink to={`${start}/sign-in`}>{t('federation.tabs.signIn')}</NavLink>
    </nav>
  );
}
