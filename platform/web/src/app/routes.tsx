import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, useParams } from 'react-router';
import { RequireArea } from '../shell/RequireArea';
import { areaPath } from '../shell/areas';
import { RouteFailure } from '../shell/RouteFailure';
import { StatusPage } from '../shell/StatusPage';
import { organization, PAGES } from './pages';

const ChooseOrganization = lazy(() => import('../features/signin/ChooseOrganization'));
const Organization = lazy(organization);
const AccessPage = lazy(PAGES.access);
const AuditPage = lazy(PAGES.audit);
const DeadLettersPage = lazy(PAGES['dead-letters']);
const GroupsPage = lazy(PAGES.groups);
const HomePage = lazy(PAGES.home);
const HealthPage = lazy(PAGES.health);
const InsightsPage = lazy(PAGES.insights);
const MetricsPage = lazy(PAGES.metrics);
const SettingsPage = lazy(PAGES.settings);
const SignInPage = lazy(() => import('../features/federation/SignInPage'));
const UsagePage = lazy(() => import('../features/usage/UsagePage'));
const PrivacyPage = lazy(() => import('../features/privacy/PrivacyPage'));
const AccountPage = lazy(() => import('../features/account/AccountPage'));
const Platform = lazy(() => import('../features/tenants/Platform'));
const PlatformHome = lazy(() => import('../features/tenants/PlatformHome'));
const TenantPage = lazy(() => import('../features/tenants/TenantPage'));

export const router = createBrowserRouter([
  { path: '/', element: <ChooseOrganization />, errorElement: <RouteFailure /> },
  {
    path: '/t/:tenant',
    element: <Organization />,
    errorElement: <RouteFailure />,
    children: [
      { index: true, element: <HomePage /> },
      { path: 'insights', element: <RequireArea area="insights" page={InsightsPage} /> },
      { path: 'metrics', element: <RequireArea area="metrics" page={MetricsPage} /> },
      { path: 'groups', element: <RequireArea area="groups" page={GroupsPage} /> },
      { path: 'health', element: <RequireArea area="health" page={HealthPage} /> },
      {
        path: 'dead-letters',
        element: <RequireArea area="dead-letters" page={DeadLettersPage} />,
      },
      { path: 'audit', element: <RequireArea area="audit" page={AuditPage} /> },
      { path: 'access', element: <RequireArea area="access" page={AccessPage} /> },
      { path: 'settings', element: <RequireArea area="settings" page={SettingsPage} /> },
      { path: 'settings/sign-in', element: <RequireArea area="settings" page={SignInPage} /> },
      { path: 'settings/usage', element: <RequireArea area="settings" page={UsagePage} /> },
      { path: 'account', element: <AccountPage /> },
      { path: 'privacy', element: <PrivacyPage /> },
      { path: '*', element: <NoSuchPage /> },
    ],
  },
  {
    path: '/platform',
    element: <Platform />,
    errorElement: <RouteFailure />,
    children: [
      { index: true, element: <PlatformHome /> },
      { path: 'tenants/:id', element: <TenantPage /> },
    ],
  },
  { path: '*', element: <NoSuchPage start /> },
]);

function NoSuchPage({ start = false }: { readonly start?: boolean }) {
  const { t } = useTranslation();
  const { tenant } = useParams();
  const home = tenant === undefined ? {} : { home: areaPath(tenant, 'home') };
  return (
    <StatusPage
      kind="not-found"
      title={t('status.notFoundTitle')}
      text={t('status.notFound')}
      start={start}
      {...home}
    />
  );
}
