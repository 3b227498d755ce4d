import {
  AreaChartOutlined,
  AuditOutlined,
  ClusterOutlined,
  DownOutlined,
  HeartOutlined,
  HomeOutlined,
  InboxOutlined,
  LogoutOutlined,
  MenuOutlined,
  ProfileOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  SwapOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Button, Drawer, Dropdown } from 'antd';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { logoUrl } from '../features/branding/types';
import { useBranding, useOwnColour } from '../features/branding/useBranding';
import { useSession } from '../features/signin/session';
import { localized, useLanguage } from '../i18n/useLanguage';
import { type Area, areaPath, AREAS, opens } from './areas';
import { Loading } from './Loading';
import { Brand } from './Logo';
import { LanguageSwitch, ThemeSwitch } from './Switches';

const ICONS: Readonly<Record<Area, ReactNode>> = {
  home: <HomeOutlined aria-hidden="true" />,
  insights: <AreaChartOutlined aria-hidden="true" />,
  metrics: <ProfileOutlined aria-hidden="true" />,
  groups: <ClusterOutlined aria-hidden="true" />,
  health: <HeartOutlined aria-hidden="true" />,
  'dead-letters': <InboxOutlined aria-hidden="true" />,
  audit: <AuditOutlined aria-hidden="true" />,
  access: <SafetyCertificateOutlined aria-hidden="true" />,
  settings: <SettingOutlined aria-hidden="true" />,
};

/** The pages about oneself; they open from the account's menu. */
const OWN = ['account', 'privacy'] as const;

/** The frame of every page inside an organization: brand, navigation, account, content. */
export function Shell() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { activity, tenant } = useSession();
  const [menuOpen, setMenuOpen] = useState(false);
  useOwnColour(tenant.id);
  const segment = pathname.split('/')[3];
  const page = [...AREAS, ...OWN].find((candidate) => candidate === segment) ?? 'home';

  useEffect(() => activity.viewed(page), [activity, page]);

  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <aside className="shell-side">
        <OwnBrand />
        <Navigation page={page} />
      </aside>
      <header className="shell-header">
        <Button
          className="shell-menu-button"
          type="text"
          icon={<MenuOutlined aria-hidden="true" />}
          aria-label={t('app.openMenu')}
          aria-expanded={menuOpen}
          onClick={() => setMenuOpen(true)}
        />
        <OrganizationName />
        <div className="shell-tools">
          <LanguageSwitch />
          <ThemeSwitch />
          <AccountMenu />
        </div>
      </header>
      <Drawer
        open={menuOpen}
        onClose={() => setMenuOpen(false)}
        placement="left"
        size={272}
        title={<OwnBrand />}
        closable={{ 'aria-label': t('app.closeMenu'), placement: 'end' }}
      >
        <Navigation page={page} chosen={() => setMenuOpen(false)} />
      </Drawer>
      <main id="content" className="shell-content" tabIndex={-1}>
        <Suspense fallback={<Loading label={t('app.loading')} />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}

function OwnBrand() {
  const { tenant } = useSession();
  const { logo } = useBranding(tenant.id);
  const name = localized(tenant.name, useLanguage());
  return <Brand own={logo === undefined ? undefined : { url: logoUrl(tenant.id, logo), name }} />;
}

function OrganizationName() {
  const { tenant } = useSession();
  return <span className="shell-organization">{localized(tenant.name, useLanguage())}</span>;
}

function Navigation({ page, chosen }: { readonly page: string; readonly chosen?: () => void }) {
  const { t } = useTranslation();
  const { tenant, me } = useSession();
  return (
    <nav aria-label={t('app.mainNavigation')} className="navigation">
      <ul>
        {AREAS.filter((candidate) => opens(me.permissions, candidate)).map((candidate) => (
          <li key={candidate}>
            <NavLink
              to={areaPath(tenant.id, candidate)}
              end={candidate === 'home'}
              onClick={chosen}
              aria-current={candidate === page ? 'page' : undefined}
            >
              {ICONS[candidate]}
              <span>{t(`nav.${candidate}`)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function AccountMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tenant, me, signOut } = useSession();
  const items = [
    {
      key: 'own',
      icon: <UserOutlined aria-hidden="true" />,
      label: t('own.menu'),
      onClick: () => void navigate(`/t/${tenant.id}/account`),
    },
    {
      key: 'organization',
      icon: <SwapOutlined aria-hidden="true" />,
      label: t('account.changeOrganization'),
      onClick: () => void navigate('/'),
    },
    { key: 'sign-out', icon: <LogoutOutlined aria-hidden="true" />, label: t('account.signOut'), onClick: signOut },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" className="account" aria-haspopup="menu" aria-label={t('account.menu', { name: me.name })}>
        <span className="avatar" aria-hidden="true">
          {initial(me.name)}
        </span>
        <span className="account-name">{me.name}</span>
        <DownOutlined className="account-arrow" aria-hidden="true" />
      </Button>
    </Dropdown>
  );
}

/** The first character as a person sees it, also outside of the basic plane. */
function initial(name: string): string {
  return Array.from(name.trim())[0]?.toUpperCase() ?? '?';
}
