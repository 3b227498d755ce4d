import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, useParams } from 'react-router';
import { RequirePermission } from '../shell/RequirePermission';
import { AREA_PERMISSION, areaPath } from '../shell/areas';
import { RouteFailure } from '../shell/RouteFailure';
import { StatusPage } from '../shell/StatusPage';

const ChooseOrganization = lazy(() => import('../features/signin/ChooseOrganization'));
const Organization = lazy(() => import('./Organization'));
const DeadLettersPage = lazy(() => import('../features/dead-letters/DeadLettersPage'));
const HomePage = lazy(() => import('../features/home/HomePage'));
const HealthPage = lazy(() => import('../features/health/HealthPage'));
const InsightsPage = lazy(() => import('../features/insights/InsightsPage'));
const SettingsPage = lazy(() => import('../features/settings/SettingsPage'));

export const router = createBrowserRouter([
  { path: '/', element: <ChooseOrganization />, errorElement: <RouteFailure /> },
  {
    path: '/t/:tenant',
    element: <Organization />,
    errorElement: <RouteFailure />,
    children: [
      { index: true, element: <HomePage /> },
      { path: 'insights', element: <RequirePermission permission={AREA_PERMISSION.insights} page={InsightsPage} /> },
      { path: 'health', element: <RequirePermission permission={AREA_PERMISSION.health} page={HealthPage} /> },
      {
        path: 'dead-letters',
        element: <RequirePermission permission={AREA_PERMISSION['dead-letters']} page={DeadLettersPage} />,
      },
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
