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
  return (
    <nav aria-label={t('federation.nav')} className="account-tabs">
      <NavLink to={start} end>
        {t('federation.tabs.general')}
      </NavLink>
      {administers && <NavLink to={`${start}/sign-in`}>{t('federation.tabs.signIn')}</NavLink>}
      <NavLink to={`${start}/usage`}>{t('usage.tab')}</NavLink>
    </nav>
  );
}
