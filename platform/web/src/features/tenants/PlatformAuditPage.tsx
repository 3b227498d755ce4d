import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuditLog, AuditLogContext } from '../audit/auditLog';
import { AuditView } from '../audit/AuditView';
import { useOperator } from './operator';

/** The audit log of the installation: what operators did. */
export default function PlatformAuditPage() {
  const { t } = useTranslation();
  const { api, me } = useOperator();
  const log = useMemo<AuditLog>(
    () => ({ api, name: 'platform', path: '/platform/audit', permissions: me.permissions }),
    [api, me],
  );
  return (
    <AuditLogContext value={log}>
      <AuditView title={t('audit.platform.title')} lead={t('audit.platform.lead')} />
    </AuditLogContext>
  );
}
