import { EyeInvisibleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { shareOf, unavailableReason } from './catalogue';
import type { Cell } from './types';
import { useReasonText } from './useReasonText';
import { useUnit } from './useUnit';
import { useValueText } from './useValueText';

/** A value with the people behind it, or why there is none. */
export function Value({ cell }: { readonly cell: Cell }) {
  const { t } = useTranslation();
  const reasonText = useReasonText();
  if (cell.hidden) {
    return (
      <span className="metrics-hidden" data-hidden={cell.hidden.reason}>
        <b>
          <EyeInvisibleOutlined aria-hidden="true" /> {t('insights.hidden')}
        </b>
        <span className="muted">{reasonText(cell.hidden)}</span>
      </span>
    );
  }
  if (cell.unavailable || cell.value === null) {
    return (
      <span className="metrics-hidden">
        <b className="muted">
          <MinusCircleOutlined aria-hidden="true" /> {t('metrics.noValue')}
        </b>
        <span className="muted">{t(`metrics.unavailable.${unavailableReason(cell.unavailable?.reason ?? '')}`)}</span>
      </span>
    );
  }
  return <Figure cell={cell} value={cell.value} />;
}

function Figure({ cell, value }: { readonly cell: Cell; readonly value: number }) {
  const { t } = useTranslation();
  const valueText = useValueText();
  const unit = useUnit(cell.unit);
  const share = shareOf(cell);
  const sign = cell.clipped === undefined ? '' : cell.clipped === 'at-most' ? '≤ ' : '≥ ';
  const text = `${sign}${valueText(value, cell.unit)}`;
  return (
    <>
      <span className="metrics-figure">
        {cell.clipped === undefined ? (
          text
        ) : (
          <Tooltip title={t('metrics.clipped')}>
            <span>
              {text}
              <span className="sr-only"> {t('metrics.clipped')}</span>
            </span>
          </Tooltip>
        )}
        {unit !== '' && <small> {unit}</small>}
      </span>
      {share !== undefined && (
        <span className="metrics-bar" aria-hidden="true">
          <span style={{ inlineSize: `${share * 100}%` }} />
        </span>
      )}
      <People cell={cell} />
    </>
  );
}

function People({ cell: { n, N } }: { readonly cell: Cell }) {
  const { t } = useTranslation();
  const format = useFormats();
  if (N === undefined) return null;
  if (n === undefined) {
    return <span className="metrics-people muted">{t('metrics.peopleOfN', { N: format.integer(N) })}</span>;
  }
  if (n === 0 && N === 0) return null;
  return (
    <span className="metrics-people muted">
      {t('insights.ofPeople', { n: format.integer(n), N: format.integer(N) })}
    </span>
  );
}
