import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Daily } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { useSession } from '../signin/session';
import { dailyCsv, download } from './csv';
import { DailyTable } from './DailyTable';
import { FailureNote } from './FailureNote';
import { MessagesChart, PeopleChart } from './DailyCharts';
import type { Period } from './period';
import { useDaily } from './useInsights';
import { useHiddenText } from './useHiddenText';

interface DailySectionProps {
  readonly period: Period;
  readonly department: string | undefined;
  readonly showData: () => void;
}

const VIEWS = ['chart', 'table'] as const;
type View = (typeof VIEWS)[number];

export function DailySection({ period, department, showData }: DailySectionProps) {
  const daily = useDaily(period, department);
  const hiddenText = useHiddenText();
  if (!daily.data) {
    return (
      <div className="panel">
        {daily.error ? (
          <FailureNote problem={daily.error} retry={() => void daily.refetch()} />
        ) : (
          <Skeleton active paragraph={{ rows: 8 }} />
        )}
      </div>
    );
  }
  if (daily.data.hidden) return <p className="panel insights-empty">{hiddenText(daily.data.hidden)}</p>;
  if (daily.data.days.every((day) => day.messages === 0 && day.participants === 0 && day.mau === 0)) {
    return <NoEvents period={period} showData={showData} />;
  }
  return (
    <div aria-busy={daily.isPlaceholderData}>
      {daily.error && <FailureNote problem={daily.error} retry={() => void daily.refetch()} />}
      <Figures daily={daily.data} period={period} department={department} />
    </div>
  );
}

function Figures({ daily, period, department }: { readonly daily: Daily } & Omit<DailySectionProps, 'showData'>) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const { message } = App.useApp();
  const [view, setView] = useState<View>('chart');
  const save = () => {
    const scope = department === undefined ? '' : `-department-${department}`;
    const file = `${tenant.id}${scope}-${period.from}-${period.to}.csv`;
    download(file, dailyCsv(daily.days));
    void message.success(t('insights.exported', { file }));
  };
  return (
    <section aria-labelledby="daily" className="daily">
      <div className="panel-head">
        <h2 id="daily">{t('insights.daily.title')}</h2>
        <div className="daily-tools">
          <Segmented<View>
            aria-label={t('insights.view.label')}
            value={view}
            onChange={setView}
            options={VIEWS.map((choice) => ({ value: choice, label: t(`insights.view.${choice}`) }))}
          />
          <Button icon={<DownloadOutlined aria-hidden="true" />} onClick={save}>
            {t('insights.exportCsv')}
          </Button>
        </div>
      </div>
      {view === 'chart' ? (
        <div className="charts">
          <MessagesChart days={daily.days} />
          <PeopleChart days={daily.days} />
        </div>
      ) : (
        <DailyTable days={daily.days} />
      )}
    </section>
  );
}

function NoEvents({ period, showData }: Omit<DailySectionProps, 'department'>) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <section className="panel insights-empty">
      <h2>{t('insights.emptyTitle')}</h2>
      <p className="muted">{t('insights.empty', { from: format.day(period.from), to: format.day(period.to) })}</p>
      <Button onClick={showData}>{t('insights.showData')}</Button>
    </section>
  );
}
