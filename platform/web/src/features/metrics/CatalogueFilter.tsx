import { SearchOutlined } from '@ant-design/icons';
import { Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import type { CatalogueView, ShowCatalogue } from './catalogueView';
import { type Definition, type Dimension, DIMENSIONS } from './types';

interface CatalogueFilterProps {
  readonly view: CatalogueView;
  /** Those that match the search. */
  readonly metrics: readonly Definition[];
  readonly show: ShowCatalogue;
}

/** Which of the metrics are shown. */
export function CatalogueFilter({ view, metrics, show }: CatalogueFilterProps) {
  const { t } = useTranslation();
  const format = useFormats();
  const count = (dimension: Dimension | undefined) =>
    format.integer(metrics.filter((metric) => dimension === undefined || metric.dimension === dimension).length);
  const label = (dimension: Dimension | undefined) => (
    <span className="metrics-choice">
      {t(`metrics.short.${dimension ?? 'all'}`)} <span className="muted">{count(dimension)}</span>
    </span>
  );
  return (
    <div className="metrics-filter">
      <Segmented<Dimension | ''>
        aria-label={t('metrics.filter')}
        value={view.dimension ?? ''}
        onChange={(chosen) => show({ dimension: chosen === '' ? undefined : chosen })}
        options={[
          { value: '', label: label(undefined) },
          ...DIMENSIONS.map((dimension) => ({ value: dimension, label: label(dimension) })),
        ]}
      />
      <Input
        className="metrics-search"
        prefix={<SearchOutlined aria-hidden="true" />}
        allowClear
        value={view.search}
        onChange={(event) => show({ search: event.target.value })}
        placeholder={t('metrics.search')}
        aria-label={t('metrics.search')}
      />
    </div>
  );
}
