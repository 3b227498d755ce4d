import { EyeInvisibleOutlined, InfoCircleOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { ChangeNote } from './ChangeNote';
import { figureText } from './figures';
import { weekdayOf } from './period';
import { Sparkline } from './Sparkline';
import { useHiddenText } from './useHiddenText';

interface TileProps {
  readonly metric: Metric;
  /** Its values by day; none for figures that have no days. */
  readonly days: readonly (number | null)[];
  /** Its value today, which is not over and therefore not in the figure. */
  readonly soFar?: number | undefined;
  /** Whether the last day of its window is a day off. */
  readonly dayOff?: boolean;
  readonly explain: (metric: string) => void;
}

/** One number with how it moved, how many people are behind it, and what it means: the whole tile opens its definition. */
export function Tile({ metric, days, soFar, dayOff = false, explain }: TileProps) {
  const { t } = useTranslation();
  const format = useFormats();
  const name = localized(metric.name, useLanguage());
  return (
    <li className="tile" data-metric={metric.id}>
      <button
        type="button"
        className="tile-name"
        aria-label={t('insights.about', { name })}
        aria-haspopup="dialog"
        onClick={() => explain(metric.id)}
      >
        <span>{name}</span>
        <InfoCircleOutlined aria-hidden="true" />
      </button>
      {metric.value === null ? (
        <Missing metric={metric} />
      ) : (
        <>
          <p className="figure-value">{figureText(metric.value, metric.unit, format)}</p>
          <Basis metric={metric} dayOff={dayOff} />
          <div>
            <ChangeNote metric={metric} />
            {soFar !== undefined && (
              <p className="tile-so-far muted">{t('insights.soFar', { value: format.integer(soFar) })}</p>
            )}
          </div>
          {days.length > 0 && <Sparkline values={days} />}
        </>
      )}
    </li>
  );
}

/** A number of people is a share of all; behind every other figure stand n people of N. */
function Basis({ metric, dayOff }: { readonly metric: Metric; readonly dayOff: boolean }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { unit, value, n, N, from, to } = metric;
  if (typeof n !== 'number' || typeof N !== 'number') return null;
  if (unit === 'people' && value === n && N > 0) {
    const people = { share: format.percent(n / N), N: format.integer(N) };
    return (
      <p className="tile-basis muted">
        {from === to
          ? t(dayOff ? 'insights.shareOnDayOff' : 'insights.shareOnDay', {
              ...people,
              day: format.weekday(weekdayOf(to)),
            })
          : t('insights.shareOfPeople', people)}
      </p>
    );
  }
  return <p className="tile-basis muted">{t('insights.ofPeople', { n: format.integer(n), N: format.integer(N) })}</p>;
}

function Missing({ metric }: { readonly metric: Metric }) {
  const { t } = useTranslation();
  const hiddenText = useHiddenText();
  if (!metric.hidden) return <p className="figure-hidden">{t('insights.noValue')}</p>;
  return (
    <p className="figure-hidden">
      <EyeInvisibleOutlined aria-hidden="true" /> {t('insights.hidden')}
      <span className="muted">{hiddenText(metric.hidden)}</span>
    </p>
  );
}

/** The shape of what is coming, so that nothing jumps when it is there. */
export function TileSkeleton() {
  return (
    <div className="overview" aria-hidden="true">
      <div className="headline">
        <Skeleton active title={false} paragraph={{ rows: 1, width: '70%' }} />
      </div>
      <div className="tiles">
        {[1, 2, 3, 4, 5].map((place) => (
          <div key={place} className="tile tile-waiting">
            <Skeleton active title={{ width: '60%' }} paragraph={{ rows: 3 }} />
          </div>
        ))}
      </div>
    </div>
  );
}
