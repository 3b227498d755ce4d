import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { Loading } from '../../shell/Loading';
import { PageTitle } from '../../shell/PageTitle';
import { ProblemPage } from '../../shell/StatusPage';
import { SettingsTabs } from '../settings/SettingsTabs';
import { useMay, useSession } from '../signin/session';
import { ProgramSecret } from './ProgramSecret';
import { QuotaBars } from './QuotaBars';
import { RetentionPanel } from './RetentionPanel';
import type { QuotaUse } from './types';
import './usage.css';

const REFRESH_MILLIS = 15_000;
const GATEWAY = 'atrium-gateway';
const INSIGHTS = 'atrium-insights';

/** How much an organization may take and takes, how long it keeps it, and the secret of the program that sends it. */
export default function UsagePage() {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  const administers = useMay('accounts:write');
  const use = useQuery({
    queryKey: ['quotas', tenant.id],
    queryFn: ({ signal }) => api.get<QuotaUse>('/quotas', {}, signal),
    refetchInterval: REFRESH_MILLIS,
    retry: false,
  });
  if (use.error && !use.data) {
    return <ProblemPage problem={use.error} retry={() => void use.refetch()} organization={organization} />;
  }
  return (
    <>
      <SettingsTabs />
      <PageTitle title={t('usage.title')} lead={t('usage.lead', { organization })} />
      <div className="stack usage">
        <section className="panel" aria-labelledby="quotas-title">
          <h2 id="quotas-title">{t('usage.quotas.title')}</h2>
          <p className="panel-note">{t('usage.quotas.lead')}</p>
          {use.data ? <QuotaBars use={use.data} timeZone={tenant.timeZone} /> : <Loading label={t('app.loading')} />}
        </section>
        <RetentionPanel />
        {administers && (
          <section className="panel" aria-labelledby="programs-title">
            <h2 id="programs-title">{t('usage.programs.heading')}</h2>
            <p className="panel-note">{t('usage.programs.gateway')}</p>
            <ProgramSecret api={api} program={GATEWAY} path={`/programs/${GATEWAY}/secret`} />
            <p className="panel-note">{t('usage.programs.insights')}</p>
            <ProgramSecret api={api} program={INSIGHTS} path={`/programs/${INSIGHTS}/secret`} />
          </section>
        )}
      </div>
    </>
  );
}
