import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, useParams } from 'react-router';
import { ChooseOrganization } from '../features/signin/ChooseOrganization';
import { SessionProvider } from '../features/signin/SessionProvider';
import { RequirePermission } from '../shell/RequirePermission';
import { AREA_PERMISSION, areaPath, Shell } from '../shell/Shell';
import { StatusPage } from '../shell/StatusPage';
import { RouteFailure } from '../shell/RouteFailure';

const HomePage = lazy(() => import('../features/home/HomePage'));
const HealthPage = lazy(() => import('../features/health/HealthPage'));
const InsightsPage = lazy(() => import('../features/insights/InsightsPage'));
const SettingsPage = lazy(() => import('../features/settings/SettingsPage'));

export const router = createBrowserRouter([
  { path: '/', element: <ChooseOrganization />, errorElement: <RouteFailure /> },
  {
    path: '/t/:tenant',
    element: (
      <SessionProvider>
        <Shell />
      </SessionProvider>
    ),
    errorElement: <RouteFailure />,
    children: [
      { index: true, element: <HomePage /> },
      { path: 'insights', element: <RequirePermission permission={AREA_PERMISSION.insights} page={InsightsPage} /> },
      { path: 'health', element: <RequirePermission permission={AREA_PERMISSION.health} page={HealthPage} /> },
      { path: 'settings', element: <RequirePermission permission={AREA_PERMISSION.settings} page={SettingsPage} /> },
      { path: '*', element: <NoSuchPage /> },
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
