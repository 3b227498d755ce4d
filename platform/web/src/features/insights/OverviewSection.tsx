import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CompletenessLine } from './CompletenessLine';
import { FailureNote } from './FailureNote';
import { grouped } from './figures';
import { KeyFigure } from './KeyFigure';
import type { Period } from './period';
import { useOverview } from './useInsights';

export function OverviewSection({
  period,
  department,
}: {
  readonly period: Period;
  readonly department: string | undefined;
}) {
  const { t } = useTranslation();
  const overview = useOverview(period, department);
  if (!overview.data) {
    return (
      <div className="panel">
        {overview.error ? (
          <FailureNote problem={overview.error} retry={() => void overview.refetch()} />
        ) : (
          <Skeleton active />
        )}
      </div>
    );
  }
  return (
    <section aria-label={t('insights.keyFigures')} aria-busy={overview.isPlaceholderData} className="overview">
      {overview.error && <FailureNote problem={overview.error} retry={() => void overview.refetch()} />}
      <CompletenessLine completeness={overview.data.completeness} />
      <div className="groups">
        {grouped(overview.data.metrics).map(({ group, metrics }) => (
          <section key={group} className="panel group" data-group={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{t(`insights.groups.${group}`)}</h2>
            <ul className="figures">
              {metrics.map((metric) => (
                <KeyFigure key={metric.id} metric={metric} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
