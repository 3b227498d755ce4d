import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Daily, Overview } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { ChartSkeleton } from './ChartPanel';
import { DailyCharts } from './DailyCharts';
import { FailureNote } from './FailureNote';
import type { Period } from './period';
import type { Show } from './view';

interface DailySectionProps {
  readonly daily: UseQueryResult<Daily>;
  readonly overview: Overview | undefined;
  readonly period: Period | undefined;
  readonly show: Show;
}

export function DailySection({ daily, overview, period, show }: DailySectionProps) {
  const { data, error, isPlaceholderData } = daily;
  if (!data) {
    return error ? (
      <FailureNote problem={error} retry={() => void daily.refetch()} />
    ) : (
      <div className="charts" aria-hidden="true">
        {['people', 'weekdays', 'messages', 'share'].map((name) => (
          <div key={name} className="panel" data-chart={name}>
            <ChartSkeleton />
          </div>
        ))}
      </div>
    );
  }
  if (data.hidden) return null; // the overview says why
  if (data.days.every((day) => day.messages === 0 && day.participants === 0 && day.mau === 0)) {
    return period ? <NoEvents daily={data} period={period} show={show} /> : null;
  }
  return (
    <div aria-busy={isPlaceholderData}>
      {error && <FailureNote problem={error} retry={() => void daily.refetch()} />}
      <DailyCharts daily={data} overview={overview} />
    </div>
  );
}

function NoEvents({ daily, period, show }: { readonly daily: Daily; readonly period: Period; readonly show: Show }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { firstDay, lastDay } = daily.completeness;
  const span = firstDay && lastDay ? format.range(firstDay, lastDay) : '';
  return (
    <section className="panel notice" data-state="no-events">
      <h2>{t('insights.emptyTitle')}</h2>
      <p className="muted">{t('insights.empty', { period: format.range(period.from, period.to), span })}</p>
      <Button onClick={() => show({ period: undefined })}>{t('insights.showData')}</Button>
    </section>
  );
}
