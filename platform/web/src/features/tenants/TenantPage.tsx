import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ApiProblem } from '../../api/problem';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { Loading } from '../../shell/Loading';
import { PageTitle } from '../../shell/PageTitle';
import { ProblemPage } from '../../shell/StatusPage';
import { ChangeDialog } from './ChangeDialog';
import { Exports } from './Exports';
import { useOperator } from './operator';
import { QuotaPanel } from './QuotaPanel';
import { StepList } from './StepList';
import { TenantStateTag } from './TenantStateTag';
import { type Change, changesOf, isStep, isUnsettled, type Tenant } from './types';

const BUSY_MILLIS = 500;
const CALM_MILLIS = 10_000;
const OPEN: ReadonlySet<string> = new Set(['active', 'suspended']);

/** One tenant: where it stands, how it got there, and what can be done from there. */
export default function TenantPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { api } = useOperator();
  const language = useLanguage();
  const [change, setChange] = useState<Change>();
  const tenant = useQuery({
    queryKey: ['tenants-operated', id],
    queryFn: ({ signal }) => api.get<Tenant>(`/platform/tenants/${encodeURIComponent(id)}`, {}, signal),
    refetchInterval: (query) =>
      query.state.error ? false : query.state.data && isUnsettled(query.state.data) ? BUSY_MILLIS : CALM_MILLIS,
    retry: false,
  });
  if (tenant.error instanceof ApiProblem && tenant.error.kind === 'not-found' && tenant.data) {
    return (
      <>
        <PageTitle title={id} />
        <Alert
          type="success"
          showIcon
          role="status"
          title={t(tenant.data.wanted === 'erased' ? 'tenants.erased' : 'tenants.gone', { id })}
        />
        <p>
          <Link to="/platform">{t('tenants.all')}</Link>
        </p>
      </>
    );
  }
  if (!tenant.data) {
    return tenant.error ? (
      <ProblemPage problem={tenant.error} retry={() => void tenant.refetch()} />
    ) : (
      <Loading label={t('app.loading')} />
    );
  }
  const shown = tenant.data;
  return (
    <>
      <Link to="/platform">{t('tenants.all')}</Link>
      <PageTitle title={localized(shown.name, language)} lead={shown.id} />
      <div className="stack">
        <div className="tenant-head">
          <TenantStateTag state={shown.state} />
          <div className="tenant-actions">
            {changesOf(shown).map((possible) => (
              <Button key={possible} danger={possible === 'erase'} onClick={() => setChange(possible)}>
                {t(`tenants.actions.${possible}`)}
              </Button>
            ))}
          </div>
        </div>
        {shown.failure !== undefined && (
          <Alert
            type="error"
            showIcon
            title={t(shown.wanted === 'erased' ? 'tenants.erasureWaits' : 'tenants.failed')}
            description={shown.failure}
          />
        )}
        {shown.steps.length > 0 && (
          <section className="panel" aria-labelledby="tenant-steps">
            <h2 id="tenant-steps">{t('tenants.progress')}</h2>
            <StepList steps={shown.steps} />
          </section>
        )}
        {OPEN.has(shown.state) && <QuotaPanel id={shown.id} />}
        <Exports tenant={shown} />
        <Facts tenant={shown} />
        <Journal tenant={shown} />
      </div>
      {change && (
        <ChangeDialog
          id={id}
          change={change}
          close={() => setChange(undefined)}
          done={() => {
            setChange(undefined);
            void tenant.refetch();
          }}
        />
      )}
    </>
  );
}

function Facts({ tenant }: { readonly tenant: Tenant }) {
  const { t } = useTranslation();
  const format = useFormats();
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('tenants.zone'), tenant.timeZone],
    [t('tenants.locale'), t(`language.${tenant.locale === 'en' ? 'en' : 'zh-CN'}`)],
    [
      t('tenants.administrator'),
      tenant.administrator ? `${tenant.administrator.username}, ${tenant.administrator.email}` : '–',
    ],
    [t('tenants.slot'), tenant.readerSlot ?? '–'],
    [t('tenants.storage'), tenant.storagePrefix ?? '–'],
    [t('tenants.createdAt'), format.dateTime(tenant.createdAt)],
    [t('tenants.createdBy'), tenant.createdBy],
  ];
  return (
    <section className="panel" aria-labelledby="tenant-facts">
      <h2 id="tenant-facts">{t('tenants.facts')}</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Journal({ tenant }: { readonly tenant: Tenant }) {
  const { t } = useTranslation();
  const format = useFormats();
  const name = (operation: string) => (isStep(operation) ? t(`tenants.steps.${operation}`) : operation);
  if (!tenant.journal || tenant.journal.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="tenant-journal">
      <h2 id="tenant-journal">{t('tenants.journal')}</h2>
      <ul className="tenant-journal">
        {tenant.journal.map((line, index) => (
          // The journal only grows, so a place in it is an identity.
          <li key={index}>
            <time dateTime={line.at} className="muted">
              {format.dateTime(line.at)}
            </time>{' '}
            {name(line.operation)}: {t(`tenants.stepStates.${line.outcome}`)} {line.detail}
          </li>
        ))}
      </ul>
    </section>
  );
}
