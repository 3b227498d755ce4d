import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { DepartmentFigures } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { difference } from './change';

/** Active people as a share of all, with a bar of the same length everywhere. */
export function ActiveShare({ row: { active, N } }: { readonly row: DepartmentFigures }) {
  const format = useFormats();
  if (active === null || !N) return <>–</>;
  return <Share share={active / N} text={format.percent(active / N)} detail={format.integer(active)} />;
}

export function CrossShare({ row: { crossDepartmentShare } }: { readonly row: DepartmentFigures }) {
  const format = useFormats();
  if (crossDepartmentShare === undefined) return <>–</>;
  return <Share share={crossDepartmentShare} text={format.percent(crossDepartmentShare)} />;
}

function Share({ share, text, detail }: { readonly share: number; readonly text: string; readonly detail?: string }) {
  return (
    <span className="measured">
      <span className="share-track" aria-hidden="true">
        <span className="share-fill" style={{ inlineSize: `${Math.min(1, share) * 100}%` }} />
      </span>
      {text}
      {detail !== undefined && <span className="muted measured-detail">n = {detail}</span>}
    </span>
  );
}

/** The change of the active share in percentage points. */
export function ActiveShareChange({ row: { active, N, previous } }: { readonly row: DepartmentFigures }) {
  const { t } = useTranslation();
  const format = useFormats();
  if (active === null || !N || !previous?.N) return <span className="muted">–</span>;
  const change = difference(active / N, previous.active / previous.N, true);
  if (change.kind === 'same' || change.kind === 'none') {
    return <span className="muted">{t('insights.departments.noChange')}</span>;
  }
  return (
    <span className="change" data-change={change.kind} data-good>
      <span className="change-amount">
        {change.kind === 'more' ? <ArrowUpOutlined aria-hidden="true" /> : <ArrowDownOutlined aria-hidden="true" />}{' '}
        {t('insights.departments.points', { points: format.signedPoints(change.by) })}
      </span>
    </span>
  );
}
