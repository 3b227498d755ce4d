import { ArrowDownOutlined, ArrowUpOutlined, MinusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { changeOf, type Change } from './change';
import { figureText, moreIsBetter } from './figures';

const ARROW = {
  more: <ArrowUpOutlined aria-hidden="true" />,
  less: <ArrowDownOutlined aria-hidden="true" />,
  same: <MinusOutlined aria-hidden="true" />,
};

/** The difference to the days before: an arrow, a sign and words. Colour only where more is plainly better. */
export function ChangeNote({ metric }: { readonly metric: Metric }) {
  const { t } = useTranslation();
  const format = useFormats();
  const change = changeOf(metric);
  const amount = useAmount(change);
  if (change.kind === 'none' || !metric.previous || metric.previous.value === null) {
    const why = change.kind === 'none' ? change.why : 'no-data';
    return <p className="change muted">{t(`insights.notCompared.${why}`)}</p>;
  }
  const before = figureText(metric.previous.value, metric.unit, format);
  return (
    <p className="change" data-change={change.kind} data-good={moreIsBetter(metric.id) || undefined}>
      <span className="change-amount">
        {ARROW[change.kind]} {amount}
      </span>{' '}
      <span className="muted">{t(`insights.change.${change.kind}`, { before })}</span>
    </p>
  );
}

function useAmount(change: Change): string {
  const { t } = useTranslation();
  const format = useFormats();
  if (change.kind === 'none') return '';
  if (change.kind === 'same') return t('insights.departments.noChange');
  if (change.relative !== undefined) return format.signedPercent(change.relative);
  return Number.isInteger(change.by)
    ? format.signedInteger(change.by)
    : t('insights.change.points', { points: format.signedPoints(change.by) });
}
