import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../signin/session';
import { type AuditLog, AuditLogContext } from './auditLog';
import { AuditView } from './AuditView';

/** The audit log of the organization. */
export default function AuditPage() {
  const { t } = useTranslation();
  const { api, tenant, me } = useSession();
  const log = useMemo<AuditLog>(
    () => ({ api, name: tenant.id, path: '/audit', permissions: me.permissions, timeZone: tenant.timeZone }),
    [api, tenant, me],
  );
  return (
    <AuditLogContext value={log}>
      <AuditView title={t('audit.title')} lead={t('audit.lead')} />
    </AuditLogContext>
  );
}
