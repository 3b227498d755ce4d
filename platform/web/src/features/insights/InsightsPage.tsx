import { ReloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { Loading } from '../../shell/Loading';
import { PageTitle } from '../../shell/PageTitle';
import { ProblemPage } from '../../shell/StatusPage';
import { useSession } from '../signin/session';
import { DailySection } from './DailySection';
import { DepartmentsSection } from './DepartmentsSection';
import { Filters } from './Filters';
import './insights.css';
import { OverviewSection } from './OverviewSection';
import { type Period, periodOf } from './period';
import { type DataRange, defaultPeriod, useDataRange, useEverythingAtOnce } from './useInsights';

/** Period and department live in the address, so that a view can be kept and sent to a colleague. */
export default function InsightsPage() {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  const queries = useQueryClient();
  const range = useDataRange();
  const [parameters] = useSearchParams();
  useEverythingAtOnce(
    periodOf(parameters.get('from'), parameters.get('to')),
    parameters.get('department') ?? undefined,
  );

  if (range.error && !range.data) {
    return <ProblemPage problem={range.error} retry={() => void range.refetch()} organization={organization} />;
  }
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('insights.title')} lead={t('insights.lead', { organization, timeZone: tenant.timeZone })} />
        <Button
          icon={<ReloadOutlined aria-hidden="true" />}
          onClick={() => void queries.invalidateQueries({ queryKey: ['insights', tenant.id] })}
        >
          {t('insights.reload')}
        </Button>
      </div>
      {range.data ? <Content range={range.data} /> : <Loading label={t('app.loading')} />}
    </>
  );
}

function Content({ range }: { readonly range: DataRange }) {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const period = periodOf(parameters.get('from'), parameters.get('to')) ?? defaultPeriod(range);
  const department = parameters.get('department') ?? undefined;
  const show = (next: Period, nextDepartment: string | undefined) =>
    setParameters({ ...next, ...(nextDepartment !== undefined && { department: nextDepartment }) }, { replace: true });

  if (range.empty) return <p className="panel insights-empty">{t('insights.emptyAll')}</p>;
  return (
    <div className="stack">
      <Filters
        period={period}
        department={department}
        range={range}
        onPeriod={(next) => show(next, department)}
        onDepartment={(next) => show(period, next)}
      />
      <OverviewSection period={period} department={department} />
      <DailySection period={period} department={department} showData={() => show(defaultPeriod(range), department)} />
      <DepartmentsSection period={period} />
    </div>
  );
}
