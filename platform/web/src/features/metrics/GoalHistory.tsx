import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { FailureNote } from '../dead-letters/FailureNote';
import { useSession } from '../signin/session';
import type { GoalChange } from './types';
import { useGoalHistory, useGoals } from './useMetrics';
import { useValueText } from './useValueText';

/** Who has changed which goal, and when. */
export function GoalHistory() {
  const { t } = useTranslation();
  const history = useGoalHistory();
  return (
    <section className="targets-part" aria-labelledby="targets-history">
      <h3 id="targets-history">{t('metrics.targets.history.title')}</h3>
      {history.error && <FailureNote problem={history.error} retry={() => void history.refetch()} />}
      {history.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {history.data?.changes.length === 0 && <p className="muted">{t('metrics.targets.history.empty')}</p>}
      {history.data && history.data.changes.length > 0 && (
        <ul className="targets-history">
          {history.data.changes.map((change) => (
            <Line key={change.version} change={change} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ change }: { readonly change: GoalChange }) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const format = useFormats(tenant.timeZone);
  const language = useLanguage();
  const valueText = useValueText();
  const indicator = useGoals().data?.indicators.find(({ metric }) => metric === change.metric);
  const value = (given: number | undefined) =>
    given === undefined ? t('metrics.targets.history.none') : valueText(given, indicator?.unit ?? '');
  return (
    <li>
      {t('metrics.targets.history.line', {
        time: format.dateTime(change.at),
        by: change.by,
        name: indicator ? localized(indicator.name, language) : change.metric,
        before: value(change.before),
        after: value(change.after),
      })}{' '}
      <code>{change.version}</code>
    </li>
  );
}
