import { EyeInvisibleOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DailyFigures, Overview } from '../../api/types';
import { useMay } from '../signin/session';
import { ExportMenu } from './ExportMenu';
import { FailureNote } from './FailureNote';
import { byDay, leadingFirst } from './figures';
import { Headline } from './Headline';
import { overviewTable } from './tables';
import { Tile, TileSkeleton } from './Tile';
import { useDepartmentName } from './useDepartmentName';
import { useHiddenText } from './useHiddenText';
import type { Show } from './view';

interface OverviewSectionProps {
  readonly overview: UseQueryResult<Overview>;
  readonly days: readonly DailyFigures[];
  readonly department: string | undefined;
  readonly show: Show;
}

export function OverviewSection({ overview, days, department, show }: OverviewSectionProps) {
  const { t } = useTranslation();
  const { data, error, isPlaceholderData } = overview;
  if (!data) return <TileSkeleton />;
  const [first] = data.metrics;
  const allHidden = data.N === null && first?.hidden;
  const { leading, others } = leadingFirst(data.metrics);
  const explain = (id: string) => show({ metric: id });
  const over = days.filter(({ day }) => day !== data.partialDay);
  const today = data.days.to === data.partialDay ? undefined : days.find(({ day }) => day === data.partialDay);
  return (
    <section aria-label={t('insights.keyFigures')} aria-busy={isPlaceholderData} className="overview">
      {error && <FailureNote problem={error} retry={() => void overview.refetch()} />}
      {allHidden ? (
        <AllHidden overview={data} department={department} show={show} />
      ) : (
        <>
          <Headline overview={data} />
          <ul className="tiles">
            {leading.map((metric) => (
              <Tile
                key={metric.id}
                metric={metric}
                days={byDay(metric.id, over)}
                soFar={metric.id === 'org.dau' ? (today?.dau ?? undefined) : undefined}
                dayOff={days.some(({ day, dayOff }) => day === metric.to && dayOff !== undefined)}
                explain={explain}
              />
            ))}
          </ul>
          <div className="panel further">
            <div className="panel-head">
              <h2>{t('insights.furtherFigures')}</h2>
              <ExportMenu
                name="key-figures"
                title={t('insights.export.keyFigures')}
                table={() => overviewTable(data.metrics)}
                content={t('insights.export.keyFigures')}
                overview={data}
                metrics={data.metrics}
              />
            </div>
            <ul className="figures">
              {others.map((metric) => (
                <Tile key={metric.id} metric={metric} days={[]} explain={explain} />
              ))}
            </ul>
          </div>
        </>
      )}
    </section>
  );
}

function AllHidden({
  overview,
  department,
  show,
}: Omit<OverviewSectionProps, 'overview' | 'days'> & { readonly overview: Overview }) {
  const { t } = useTranslation();
  const hiddenText = useHiddenText();
  const name = useDepartmentName(department);
  const hidden = overview.metrics[0]?.hidden;
  const whole = useMay('insights:read');
  return (
    <div className="panel notice" data-hidden="all">
      <span className="notice-icon">
        <EyeInvisibleOutlined aria-hidden="true" />
      </span>
      <h2>{t('insights.hiddenTitle', { department: name })}</h2>
      {hidden && <p className="muted">{hiddenText(hidden)}</p>}
      {department !== undefined && whole && (
        <Button onClick={() => show({ department: undefined })}>{t('insights.hiddenAction')}</Button>
      )}
    </div>
  );
}
