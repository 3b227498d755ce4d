import { useTranslation } from 'react-i18next';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { PageTitle } from '../../shell/PageTitle';
import { ProblemPage } from '../../shell/StatusPage';
import { useMay, useSession } from '../signin/session';
import { DailySection } from './DailySection';
import { DefinitionDrawer } from './DefinitionDrawer';
import { DepartmentsSection } from './DepartmentsSection';
import { Freshness } from './Freshness';
import './insights.css';
import { NoDataYet } from './NoDataYet';
import { OverviewSection } from './OverviewSection';
import { isWriting, SimulationProgress, useSimulation } from './SimulationProgress';
import { Toolbar } from './Toolbar';
import { Trail } from './Trail';
import { useDaily, useDepartments, useDepartmentsTree, useOverview } from './useInsights';
import { useView } from './view';

/**
 * The first page of a CIO; the head of a department sees that one alone. What is on top is asked first, and everything chosen stands in
 * the address.
 */
export default function InsightsPage() {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  const [chosen, show] = useView();
  const whole = useMay('insights:read');
  const own = useDepartmentsTree().data?.[0]?.no;
  const department = chosen.department ?? (whole || own === undefined ? undefined : String(own));
  const view = { ...chosen, department };
  const known = whole || department !== undefined;
  const overview = useOverview(view, known);
  const daily = useDaily(view, known);
  const departments = useDepartments(view.period, whole && !overview.isPending);
  const writing = isWriting(useSimulation().data);

  if (overview.error && !overview.data) {
    return <ProblemPage problem={overview.error} retry={() => void overview.refetch()} organization={organization} />;
  }
  const completeness = overview.data?.completeness;
  const period = view.period ?? (overview.data && { from: overview.data.from, to: overview.data.to });
  const empty = completeness?.counted === 0;
  return (
    <>
      <header className="insights-head">
        <div>
          <PageTitle title={t('insights.title')} />
          <Trail department={view.department} show={show} />
        </div>
        <Freshness completeness={completeness} />
      </header>
      <SimulationProgress />
      {empty ? (
        <NoDataYet organization={organization} coming={writing} />
      ) : (
        <div className="stack">
          <Toolbar view={view} period={period} overview={overview.data} completeness={completeness} show={show} />
          <OverviewSection overview={overview} days={daily.data?.days ?? []} show={show} department={view.department} />
          <DailySection daily={daily} overview={overview.data} period={period} show={show} />
          {whole && (
            <DepartmentsSection
              departments={departments}
              overview={overview.data}
              department={view.department}
              show={show}
            />
          )}
        </div>
      )}
      <DefinitionDrawer overview={overview.data} metric={view.metric} close={() => show({ metric: undefined })} />
    </>
  );
}
