import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../signin/session';
import { ProgramSecret } from '../usage/ProgramSecret';
import { type AuditLog, AuditLogContext } from './auditLog';
import { AuditView } from './AuditView';

const PROGRAM = 'atrium-audit';

/** The audit log of the organization, and the secret of the program that reads it. */
export default function AuditPage() {
  const { t } = useTranslation();
  const { api, tenant, me } = useSession();
  const mayExport = useMay('audit:export');
  const log = useMemo<AuditLog>(
    () => ({ api, name: tenant.id, path: '/audit', permissions: me.permissions, timeZone: tenant.timeZone }),
    [api, tenant, me],
  );
  return (
    <AuditLogContext value={log}>
      <AuditView title={t('audit.title')} lead={t('audit.lead')} />
      {mayExport && (
        <section className="panel audit-program" aria-labelledby="audit-program">
          <h2 id="audit-program">{t('usage.programs.heading')}</h2>
          <p className="panel-note">{t('usage.programs.audit')}</p>
          <ProgramSecret api={api} program={PROGRAM} path={`/programs/${PROGRAM}/secret`} />
        </section>
      )}
    </AuditLogContext>
  );
}
