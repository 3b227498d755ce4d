import { useQuery } from '@tanstack/react-query';
import { Alert, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ComponentHealth, HealthReport } from '../../api/types';
import { type Formats } from '../../format/format';
import { useFormats } from '../../format/useFormats';
import { Loading } from '../../shell/Loading';
import { PageTitle } from '../../shell/PageTitle';
import { ProblemPage } from '../../shell/StatusPage';
import { useSession } from '../signin/session';
import { secondsBefore } from './age';
import { LedgerCard } from './LedgerCard';
import { byUrgency, needingAttention } from './order';
import { StateIcon, StateTag } from './StateTag';
import './health.css';
import { useComponentName } from './useComponentName';

const REFRESH_MILLIS = 5_000;

export default function HealthPage() {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const format = useFormats();
  const health = useQuery({
    queryKey: ['health', tenant.id],
    queryFn: ({ signal }) => api.get<HealthReport>('/health/components', {}, signal),
    refetchInterval: REFRESH_MILLIS,
    refetchIntervalInBackground: false,
    staleTime: 0,
    retry: false,
  });

  if (!health.data) {
    return health.error ? (
      <ProblemPage problem={health.error} retry={() => void health.refetch()} />
    ) : (
      <>
        <PageTitle title={t('health.title')} lead={t('health.lead')} />
        <Loading label={t('app.loading')} />
      </>
    );
  }
  return (
    <>
      <PageTitle title={t('health.title')} lead={t('health.lead')} />
      <div className="stack">
        {health.error && (
          <Alert type="warning" showIcon title={t('health.stale', { time: format.time(health.dataUpdatedAt) })} />
        )}
        <Summary report={health.data} stale={health.error !== null} format={format} />
        <LedgerCard format={format} />
        {health.data.components.length === 0 ? (
          <div className="panel">
            <Empty description={t('health.empty')} />
          </div>
        ) : (
          <ul className="components">
            {byUrgency(health.data.components).map((component) => (
              <ComponentCard
                key={component.id}
                component={component}
                checkedAt={health.data.checkedAt}
                format={format}
              />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

interface SummaryProps {
  readonly report: HealthReport;
  readonly stale: boolean;
  readonly format: Formats;
}

function Summary({ report, stale, format }: SummaryProps) {
  const { t } = useTranslation();
  const nameOf = useComponentName();
  const attention = needingAttention(report.components);
  return (
    <section className="panel health-summary" data-state={report.status} data-stale={stale}>
      <StateIcon state={report.status} />
      <div>
        <p className="health-verdict" role="status">
          {t(`health.summary.${report.status}`)}
        </p>
        <p className="muted">
          {t('health.count', { count: report.components.length })}
          {' · '}
          {t('health.checkedAt', { time: format.time(report.checkedAt) })}
        </p>
        {attention.length > 0 && (
          <p>{t('health.attention', { components: attention.map((component) => nameOf(component.id)).join(', ') })}</p>
        )}
      </div>
    </section>
  );
}

interface CardProps {
  readonly component: ComponentHealth;
  readonly checkedAt: string;
  readonly format: Formats;
}

function ComponentCard({ component, checkedAt, format }: CardProps) {
  const { t } = useTranslation();
  const name = useComponentName()(component.id);
  const facts = [
    [t('health.version'), component.version],
    [t('health.address'), component.address],
    [t('health.since'), component.since ? format.dateTime(component.since) : null],
  ] as const;
  return (
    <li className="panel component" data-component={component.id} data-state={component.state}>
      <div className="panel-head">
        <h2>{name}</h2>
        <StateTag state={component.state} />
      </div>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? t('health.none')}</dd>
          </div>
        ))}
        <div>
          <dt>{t('health.lastError')}</dt>
          <dd className={component.lastError && component.state !== 'up' ? 'component-error' : undefined}>
            {component.lastError ? (
              <>
                {component.lastError.message}
                <span className="muted component-when">{format.dateTime(component.lastError.at)}</span>
              </>
            ) : (
              t('health.noError')
            )}
          </dd>
        </div>
      </dl>
      <Details name={name} details={component.details ?? {}} checkedAt={checkedAt} format={format} />
    </li>
  );
}

interface DetailsProps {
  readonly name: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly checkedAt: string;
  readonly format: Formats;
}

function Details({ name, details, checkedAt, format }: DetailsProps) {
  const { t, i18n } = useTranslation();
  const entries = Object.entries(details);
  if (entries.length === 0) return null;
  const text = (value: unknown) => {
    const age = secondsBefore(checkedAt, value);
    if (age !== undefined) {
      return `${format.dateTime(String(value))} (${t('health.ago', { seconds: format.integer(age) })})`;
    }
    if (typeof value === 'number') return format.integer(value);
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return (
    <details className="component-details">
      <summary>{t('health.details', { component: name })}</summary>
      <dl className="facts">
        {entries.map(([key, value]) => (
          <div key={key}>
            <dt>{i18n.exists(`health.detailNames.${key}`) ? t(`health.detailNames.${key as 'jobId'}`) : key}</dt>
            <dd>{text(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
