import { Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { PageTitle } from '../../shell/PageTitle';
import { ProblemPage } from '../../shell/StatusPage';
import { FailureNote } from '../insights/FailureNote';
import { Freshness } from '../insights/Freshness';
import '../insights/insights.css';
import { NoDataYet } from '../insights/NoDataYet';
import { isWriting, SimulationProgress, useSimulation } from '../insights/SimulationProgress';
import { Toolbar } from '../insights/Toolbar';
import { Trail } from '../insights/Trail';
import { useDepartmentsTree } from '../insights/useInsights';
import { useMay, useSession } from '../signin/session';
import { byMetric, found, lastDayOver, sections } from './catalogue';
import { CatalogueFilter } from './CatalogueFilter';
import { useCatalogueView } from './catalogueView';
import { DimensionSection } from './DimensionSection';
import { IndexCard } from './IndexCard';
import { MetricDrawer } from './MetricDrawer';
import './metrics.css';
import { useCatalogue, useCells } from './useMetrics';

/** Every metric with what it means and what it is now; the head of a department sees that one's values. */
export default function MetricsPage() {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  const [chosen, show] = useCatalogueView();
  const whole = useMay('insights:read');
  const own = useDepartmentsTree().data?.[0]?.no;
  const department = chosen.department ?? (whole || own === undefined ? undefined : String(own));
  const view = { ...chosen, department };
  const catalogue = useCatalogue();
  const cells = useCells(view, whole || department !== undefined);
  const writing = isWriting(useSimulation().data);

  if (catalogue.error) {
    return <ProblemPage problem={catalogue.error} retry={() => void catalogue.refetch()} organization={organization} />;
  }
  const answer = cells.data;
  const metrics = catalogue.data?.metrics ?? [];
  const matching = found(metrics, view.search);
  const shown = sections(matching).filter(
    ({ dimension }) => view.dimension === undefined || view.dimension === dimension,
  );
  const values = byMetric(answer?.cells ?? []);
  const today = todayIn(tenant.timeZone);
  const completeness = answer && {
    ...answer.completeness,
    lastDay: lastDayOver(answer.completeness.lastDay, today, dayjs(today).subtract(1, 'day').format('YYYY-MM-DD')),
  };
  return (
    <>
      <header className="insights-head">
        <div>
          <PageTitle title={t('metrics.title')} lead={t('metrics.lead', { count: metrics.length })} />
          <Trail department={view.department} show={show} />
        </div>
        <Freshness completeness={answer?.completeness} />
      </header>
      <SimulationProgress />
      <div className="stack">
        {answer?.completeness.counted === 0 && <NoDataYet organization={organization} coming={writing} />}
        {whole && <IndexCard period={view.period} explain={(metric) => show({ metric })} />}
        <Toolbar
          view={view}
          period={view.period ?? (answer && { from: answer.from, to: answer.to })}
          overview={undefined}
          completeness={completeness}
          show={show}
        />
        {cells.error && <FailureNote problem={cells.error} retry={() => void cells.refetch()} />}
        <CatalogueFilter view={view} metrics={matching} show={show} />
        {catalogue.isPending && <Skeleton active paragraph={{ rows: 12 }} />}
        {shown.map((section) => (
          <DimensionSection
            key={section.dimension}
            section={section}
            values={values}
            pending={cells.isPending}
            stale={cells.isPlaceholderData}
            explain={(metric) => show({ metric })}
          />
        ))}
        {catalogue.data && shown.length === 0 && <p className="muted metrics-none">{t('metrics.none')}</p>}
      </div>
      <MetricDrawer
        definition={metrics.find(({ id }) => id === view.metric)}
        cell={view.metric === undefined ? undefined : values.get(view.metric)}
        answer={answer}
        k={catalogue.data?.k}
        close={() => show({ metric: undefined })}
      />
    </>
  );
}

/** A calendar day as the organization's clocks have it. */
function todayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date());
}
