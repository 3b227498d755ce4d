import { Trans, useTranslation } from 'react-i18next';
import type { Metric, Overview } from '../../api/types';
import { useFormats } from '../../format/useFormats';

const WINDOW_DAYS = 28;

/** What a board would ask first, answered in words from the figures below it. */
export function Headline({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const format = useFormats();
  const active = shown(overview, 'org.mau');
  const cross = shown(overview, 'net.cross_department_share');
  if (!active || active.value === null || !active.N) return null;
  const values = {
    share: format.percent(active.value / active.N),
    N: format.integer(active.N),
    days: WINDOW_DAYS,
    to: format.day(active.to),
    cross: cross?.value != null ? format.percent(cross.value) : '',
  };
  return (
    <div className="headline" role="note" aria-label={t('insights.headline.label')}>
      <p>
        <Trans
          i18nKey={cross?.value != null ? 'insights.headline.active' : 'insights.headline.activeOnly'}
          values={values}
          components={{ b: <b /> }}
        />
        <span className="headline-next">
          <Before metric={active} />
        </span>
      </p>
      {overview.partialDay && (
        <p className="muted">
          {t(`insights.headline.${overview.days.to === overview.partialDay ? 'onlyToday' : 'partial'}`, {
            day: format.day(overview.partialDay),
          })}
        </p>
      )}
    </div>
  );
}

function Before({ metric }: { readonly metric: Metric }) {
  const format = useFormats();
  const { value, previous } = metric;
  if (value === null || !previous || previous.value === null) return null;
  const by = value - previous.value;
  const key = by === 0 ? 'same' : by > 0 ? 'more' : 'less';
  return (
    <Trans
      i18nKey={`insights.headline.${key}`}
      values={{ by: format.integer(Math.abs(by)), days: WINDOW_DAYS, before: format.day(previous.to) }}
      components={{ b: <b /> }}
    />
  );
}

function shown({ metrics }: Overview, id: string): Metric | undefined {
  return metrics.find((metric) => metric.id === id && !metric.hidden);
}
