import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { Segmented, Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric, Overview } from '../../api/types';
import type { ChartOption } from './Chart';
import type { Table } from './csv';
import { ExportMenu } from './ExportMenu';
import { FiguresTable } from './FiguresTable';

const Chart = lazy(() => import('./Chart'));

const VIEWS = ['chart', 'table'] as const;
type ViewKind = (typeof VIEWS)[number];

interface ChartPanelProps {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly option: ChartOption;
  readonly summary: string;
  readonly table: () => Table;
  /** Names of the table's columns as people read them. */
  readonly headers: readonly string[];
  /** How a number of a column reads. */
  readonly text: (value: number, column: number) => string;
  readonly partialDay?: string | undefined;
  readonly overview: Overview | undefined;
  readonly metrics: readonly Metric[];
  readonly foot?: ReactNode;
}

/** A chart with its words: what it shows, the same figures as a table, and as a file. */
export function ChartPanel(props: ChartPanelProps) {
  const { name, title, note, option, summary, table, headers, text, partialDay, overview, metrics, foot } = props;
  const { t } = useTranslation();
  const id = useId();
  const [view, setView] = useState<ViewKind>('chart');
  return (
    <section className="panel chart-panel" data-chart={name} aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>{title}</h2>
        <div className="panel-tools">
          <Segmented<ViewKind>
            size="small"
            aria-label={t('insights.charts.view', { title })}
            value={view}
            onChange={setView}
            options={VIEWS.map((kind) => ({
              value: kind,
              icon: kind === 'chart' ? <BarChartOutlined aria-hidden="true" /> : <TableOutlined aria-hidden="true" />,
              label: <span className="sr-only">{t(`insights.charts.${kind}`)}</span>,
              title: t(`insights.charts.${kind}`),
            }))}
          />
          <ExportMenu name={name} title={title} content={note} table={table} overview={overview} metrics={metrics} />
        </div>
      </div>
      <p className="panel-note">{note}</p>
      {view === 'chart' ? (
        <Suspense fallback={<ChartSkeleton />}>
          <Chart option={option} summary={summary} />
        </Suspense>
      ) : (
        <FiguresTable table={table()} headers={headers} text={text} partialDay={partialDay} />
      )}
      {foot}
    </section>
  );
}

export function ChartSkeleton() {
  return (
    <div className="chart chart-waiting" aria-hidden="true">
      <Skeleton.Node active />
    </div>
  );
}
