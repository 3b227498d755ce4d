import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { FailureNote } from '../insights/FailureNote';
import type { Period } from '../insights/period';
import { useMay } from '../signin/session';
import { ComparedLine } from './ComparedLine';
import { Indicators } from './Indicators';
import { TargetsDialog } from './TargetsDialog';
import type { IndexAnswer, Part } from './types';
import { useIndex } from './useMetrics';

interface IndexCardProps {
  readonly period: Period | undefined;
  readonly explain: (metric: string) => void;
}

/** The index with its halves and dimensions, and what was left out of it. */
export function IndexCard({ period, explain }: IndexCardProps) {
  const { t } = useTranslation();
  const index = useIndex(period);
  const [open, setOpen] = useState(false);
  const [targets, setTargets] = useState(false);
  const maySeeGoals = useMay('goals:read');
  return (
    <section className="panel index-card" aria-labelledby="index-title" aria-busy={index.isPlaceholderData}>
      <div className="panel-head">
        <h2 id="index-title">{t('metrics.index.title')}</h2>
        {index.data && (
          <span className="index-actions">
            {maySeeGoals && (
              <Button type="link" aria-haspopup="dialog" onClick={() => setTargets(true)}>
                {t('metrics.targets.open')}
              </Button>
            )}
            <Button type="link" aria-expanded={open} aria-controls="index-indicators" onClick={() => setOpen(!open)}>
              {t(open ? 'metrics.index.less' : 'metrics.index.more')}
            </Button>
          </span>
        )}
      </div>
      {index.error && <FailureNote problem={index.error} retry={() => void index.refetch()} />}
      {index.isPending && <Skeleton active title={{ width: '30%' }} paragraph={{ rows: 3 }} />}
      {index.data && <Points index={index.data} />}
      {index.data && <ComparedLine compared={index.data.comparedWith} />}
      <div id="index-indicators">{index.data && open && <Indicators index={index.data} explain={explain} />}</div>
      {targets && <TargetsDialog close={() => setTargets(false)} />}
    </section>
  );
}

function Points({ index }: { readonly index: IndexAnswer }) {
  const { t } = useTranslation();
  const format = useFormats();
  const leftOut = index.dimensions.flatMap(({ indicators }) => indicators).filter(({ leftOut: why }) => why);
  const lost = leftOut.reduce((sum, { most }) => sum + most, 0);
  return (
    <>
      <div className="index-points">
        <p className="index-total">
          <b>{format.integer(Math.round(index.points))}</b>
          <span className="muted">{t('metrics.index.of', { most: format.integer(index.most) })}</span>
          <span className="index-days muted">{format.range(index.from, index.to)}</span>
        </p>
        <ul className="index-halves">
          {index.halves.map((half) => (
            <Bar key={half.id} part={half} />
          ))}
        </ul>
        <ul className="index-dimensions">
          {index.dimensions.map((dimension) => (
            <Bar key={dimension.id} part={dimension} />
          ))}
        </ul>
      </div>
      {leftOut.length > 0 && (
        <p className="index-left-out muted">
          {t('metrics.index.leftOutSum', { count: leftOut.length, points: format.integer(lost) })}
        </p>
      )}
    </>
  );
}

function Bar({ part: { name, points, most } }: { readonly part: Part }) {
  const { t } = useTranslation();
  const format = useFormats();
  const language = useLanguage();
  return (
    <li>
      <span>{localized(name, language)}</span>
      <span className="index-bar" aria-hidden="true">
        <span style={{ inlineSize: `${(points / most) * 100}%` }} />
      </span>
      <span className="index-bar-points">
        <b>{format.integer(Math.round(points))}</b>{' '}
        <span className="muted">{t('metrics.index.of', { most: format.integer(most) })}</span>
      </span>
    </li>
  );
}
