import { CheckCircleFilled, SyncOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Completeness } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { useSession } from '../signin/session';
import { waiting } from './figures';

/** Can the figures be trusted yet? Every received event is counted, a duplicate, set aside, or still waiting. */
export function CompletenessLine({ completeness }: { readonly completeness: Completeness }) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const format = useFormats(tenant.timeZone);
  const open = waiting(completeness);
  const { received, counted, duplicates, deadLettered, freshness } = completeness;
  const amount = (count: number) => ({ count, formatted: format.integer(count) });
  const parts = [
    t('insights.completeness.line', { counted: format.integer(counted), received: format.integer(received) }),
    duplicates > 0 ? t('insights.completeness.duplicates', amount(duplicates)) : undefined,
    deadLettered > 0 ? t('insights.completeness.dead', amount(deadLettered)) : undefined,
    open > 0 ? t('insights.completeness.waiting', amount(open)) : undefined,
    freshness ? t('insights.completeness.freshness', { time: format.dateTime(freshness) }) : undefined,
  ].filter((part) => part !== undefined);
  return (
    <p className="completeness" role="status" aria-label={t('insights.completeness.label')}>
      <span className="state" data-state={open === 0 ? 'up' : 'degraded'}>
        <span aria-hidden="true">{open === 0 ? <CheckCircleFilled /> : <SyncOutlined />}</span>
        {open === 0 ? t('insights.completeness.complete') : t('insights.completeness.catchingUp')}
      </span>
      <span className="muted">{parts.join(' · ')}</span>
    </p>
  );
}
