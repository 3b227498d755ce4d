import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useSession } from '../signin/session';

const TABS = ['account', 'privacy'] as const;

/** The two pages about oneself. */
export function AccountTabs() {
  const { t } = useTranslation();
  const { tenant } = useSession();
  return (
    <nav aria-label={t('own.nav')} className="account-tabs">
      {TABS.map((tab) => (
        <NavLink key={tab} to={`/t/${tenant.id}/${tab}`}>
          {t(`own.tabs.${tab}`)}
        </NavLink>
      ))}
    </nav>
  );
}
