import { CheckCircleFilled, SyncOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Completeness } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { useSession } from '../signin/session';
import { waiting } from './figures';

const DEAD_LETTER_TOPIC = 'atrium.dlq';

/** Can the figures be trusted yet? Every received event is counted, a duplicate, set aside, or still waiting. */
export function CompletenessLine({ completeness }: { readonly completeness: Completeness }) {
  const { t } = useTranslation();
  const open = waiting(completeness);
  const parts = useParts(completeness);
  return (
    <div className="completeness" role="status" aria-label={t('insights.completeness.label')}>
      {open !== undefined && <Verdict open={open} setAside={completeness.deadLettered ?? 0} />}
      <span className="muted">
        {parts.map((part, index) => (
          <Fragment key={index}>
            {index > 0 && ' \u00b7 '}
            {part}
          </Fragment>
        ))}
      </span>
    </div>
  );
}

/** What was set aside is accounted for, but the figures are not complete without it. */
function Verdict({ open, setAside }: { readonly open: number; readonly setAside: number }) {
  const { t } = useTranslation();
  const format = useFormats();
  const done = setAside > 0 ? t('insights.completeness.accountedFor') : t('insights.completeness.complete');
  return (
    <span className="state" data-state={open === 0 ? 'up' : 'degraded'}>
      {open === 0 ? <CheckCircleFilled aria-hidden="true" /> : <SyncOutlined aria-hidden="true" />}
      {open === 0 ? done : t('insights.completeness.catchingUp', { count: open, formatted: format.integer(open) })}
    </span>
  );
}

function useParts({ received, counted, duplicates, deadLettered, freshness }: Completeness): readonly ReactNode[] {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const format = useFormats(tenant.timeZone);
  const amount = (count: number) => ({ count, formatted: format.integer(count) });
  const shown = format.integer(counted);
  return [
    typeof received === 'number'
      ? t('insights.completeness.line', { counted: shown, received: format.integer(received) })
      : t('insights.completeness.countedOnly', { counted: shown }),
    duplicates ? t('insights.completeness.duplicates', amount(duplicates)) : undefined,
    deadLettered ? (
      <>
        {t('insights.completeness.setAside', amount(deadLettered))} <Reasons />
      </>
    ) : undefined,
    freshness ? t('insights.completeness.freshness', { time: format.dateTime(freshness) }) : undefined,
  ].filter((part) => part !== undefined);
}

function Reasons() {
  const { t } = useTranslation();
  const explanation = (
    <div className="reasons">
      <ul>
        <li>{t('insights.completeness.reasonRepeated')}</li>
        <li>{t('insights.completeness.reasonUnreadable')}</li>
      </ul>
      <p>{t('insights.completeness.reasonsKept', { topic: DEAD_LETTER_TOPIC })}</p>
    </div>
  );
  return (
    <Popover
      content={explanation}
      title={t('insights.completeness.reasonsTitle')}
      trigger={['click']}
      placement="bottom"
    >
      <Button type="link" size="small" className="reasons-open">
        ({t('insights.completeness.reasons')})
      </Button>
    </Popover>
  );
}
