import { lazy } from 'react';
import { may } from '../../api/permissions';
import { useOperator } from './operator';

const TenantsPage = lazy(() => import('./TenantsPage'));
const PlatformAuditPage = lazy(() => import('./PlatformAuditPage'));

/** Where somebody of the platform begins: operators with tenants, auditors with the log. Nobody has both. */
export default function PlatformHome() {
  const { me } = useOperator();
  return may(me.permissions, 'tenants:read') ? <TenantsPage /> : <PlatformAuditPage />;
}
