import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { nameOf } from './catalogue';
import type { Cell, Definition } from './types';
import { useWindowText } from './useWindowText';
import { Value } from './Value';

interface MetricRowProps {
  readonly metric: Definition;
  readonly cell: Cell | undefined;
  readonly pending: boolean;
  readonly explain: (metric: string) => void;
}

/** One metric: what it is called, what it means, how it is made, and what it is now. */
export function MetricRow({ metric, cell, pending, explain }: MetricRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const windowText = useWindowText();
  const name = nameOf(metric, language);
  const { anchor } = metric;
  const follows = anchor === undefined ? undefined : t('metrics.follows', { whose: anchor });
  return (
    <tr data-metric={metric.id}>
      <th scope="row">
        <button
          type="button"
          className="metrics-name"
          aria-haspopup="dialog"
          aria-label={t('insights.about', { name })}
          onClick={() => explain(metric.id)}
        >
          {name}
        </button>
        <p className="metrics-definition">{localized(metric.definition, language)}</p>
        <p className="metrics-origin muted">
          {metric.number !== undefined && <span>#{metric.number}</span>}
          <code>{metric.id}</code>
          <span>{t('metrics.version', { version: metric.version })}</span>
          {follows !== undefined && <span>{follows}</span>}
        </p>
      </th>
      <td className="metrics-formula">
        <code>{metric.formula}</code>
      </td>
      <td className="metrics-window">
        {windowText(metric.window)}
        <Direction direction={metric.direction} />
      </td>
      <td className="num metrics-value">
        {cell ? (
          <Value cell={cell} />
        ) : pending ? (
          <Skeleton.Button active size="small" aria-hidden="true" />
        ) : (
          <span className="muted">–</span>
        )}
      </td>
    </tr>
  );
}

/** Whether more of it is good; nothing for a size or a mix. */
function Direction({ direction }: { readonly direction: Definition['direction'] }) {
  const { t } = useTranslation();
  if (direction === 'unrated') return null;
  return (
    <span className="metrics-direction muted">
      {direction === 'higher' ? <ArrowUpOutlined aria-hidden="true" /> : <ArrowDownOutlined aria-hidden="true" />}{' '}
      {t(`metrics.direction.${direction}`)}
    </span>
  );
}
