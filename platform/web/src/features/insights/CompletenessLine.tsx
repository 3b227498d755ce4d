import { CheckCircleFilled, SyncOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Completeness } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { useSession } from '../signin/session';
import { waiting } from './figures';

/** Can the figures be trusted yet? Every received event is counted, a duplicate, set aside, or still waiting. */
export function CompletenessLine({ completeness }: { readonly completeness: Completeness }) {
  const { t } = useTranslation();
  const open = waiting(completeness);
  const parts = useParts(completeness, open ?? 0);
  return (
    <p className="completeness" role="status" aria-label={t('insights.completeness.label')}>
      {open !== undefined && (
        <span className="state" data-state={open === 0 ? 'up' : 'degraded'}>
          <span aria-hidden="true">
            {open === 0 ? <CheckCircleFilled aria-hidden="true" /> : <SyncOutlined aria-hidden="true" />}
          </span>
          {open === 0 ? t('insights.completeness.complete') : t('insights.completeness.catchingUp')}
        </span>
      )}
      <span className="muted">{parts.join(' \u00b7 ')}</span>
    </p>
  );
}

function useParts({ received, counted, duplicates, deadLettered, freshness }: Completeness, open: number): string[] {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const format = useFormats(tenant.timeZone);
  const amount = (count: number) => ({ count, formatted: format.integer(count) });
  const shown = format.integer(counted);
  return [
    typeof received === 'number'
      ? t('insights.completeness.line', { counted: shown, received: format.integer(received) })
      : t('insights.completeness.countedOnly', { counted: shown }),
    duplicates ? t('insights.completeness.duplicates', amount(duplicates)) : '',
    deadLettered ? t('insights.completeness.dead', amount(deadLettered)) : '',
    open > 0 ? t('insights.completeness.waiting', amount(open)) : '',
    freshness ? t('insights.completeness.freshness', { time: format.dateTime(freshness) }) : '',
  ].filter((part) => part !== '');
}
