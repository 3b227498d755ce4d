import { useTranslation } from 'react-i18next';
import type { Section } from './catalogue';
import { MetricRow } from './MetricRow';
import type { Cell } from './types';

interface DimensionSectionProps {
  readonly section: Section;
  readonly values: ReadonlyMap<string, Cell>;
  readonly pending: boolean;
  /** The values are those of the question before. */
  readonly stale: boolean;
  readonly explain: (metric: string) => void;
}

/** The metrics of one dimension. */
export function DimensionSection({ section, values, pending, stale, explain }: DimensionSectionProps) {
  const { t } = useTranslation();
  const id = `dimension-${section.dimension}`;
  return (
    <section className="panel panel-table metrics-section" aria-labelledby={id} aria-busy={stale}>
      <div className="panel-head">
        <h2 id={id}>{t(`metrics.dimension.${section.dimension}`)}</h2>
        <p className="muted">{t(`metrics.about.${section.dimension}`)}</p>
      </div>
      <table className="metrics-table" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{t('metrics.column.metric')}</th>
            <th scope="col">{t('metrics.column.formula')}</th>
            <th scope="col">{t('metrics.column.window')}</th>
            <th scope="col" className="num">
              {t('metrics.column.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {section.metrics.map((metric) => (
            <MetricRow
              key={metric.id}
              metric={metric}
              cell={values.get(metric.id)}
              pending={pending}
              explain={explain}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
