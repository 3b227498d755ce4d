import { CheckCircleFilled, DownOutlined, SyncOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Completeness } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { useSession } from '../signin/session';
import { waiting } from './figures';

const DEAD_LETTER_TOPIC = 'atrium.dlq';

/** How fresh and how complete the figures are: always in sight, with the sums behind it one press away. */
export function Freshness({ completeness }: { readonly completeness: Completeness | undefined }) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const format = useFormats(tenant.timeZone);
  if (!completeness) return <div className="freshness" aria-hidden="true" />;
  const open = waiting(completeness);
  return (
    <div className="freshness" role="status" aria-label={t('insights.completeness.label')}>
      {open !== undefined && <Verdict open={open} setAside={completeness.deadLettered ?? 0} />}
      <Popover
        content={<Sums completeness={completeness} />}
        title={t('insights.completeness.title')}
        trigger={['click']}
        placement="bottomRight"
      >
        <Button type="text" iconPlacement="end" icon={<DownOutlined aria-hidden="true" />} className="freshness-open">
          {completeness.freshness
            ? t('insights.completeness.asOf', { time: format.dateTime(completeness.freshness) })
            : t('insights.completeness.label')}
        </Button>
      </Popover>
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

/** Every received event is counted, a duplicate, set aside, or still on its way: the lines add up. */
function Sums({ completeness }: { readonly completeness: Completeness }) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const format = useFormats(tenant.timeZone);
  const { received, counted, duplicates, deadLettered, removed, freshness, firstDay, lastDay } = completeness;
  const open = waiting(completeness);
  const number = (value: number | null | undefined) =>
    typeof value === 'number' ? format.integer(value) : t('insights.completeness.unknown');
  const rows: [string, string][] = [
    [t('insights.completeness.received'), number(received)],
    [t('insights.completeness.counted'), number(counted)],
    [t('insights.completeness.duplicates'), number(duplicates)],
    [t('insights.completeness.setAside'), number(deadLettered)],
    [t('insights.completeness.waiting'), number(open)],
  ];
  if (removed) rows.splice(4, 0, [t('insights.completeness.removed'), number(removed)]);
  if (freshness) rows.push([t('insights.completeness.newest'), format.dateTime(freshness)]);
  if (firstDay && lastDay) rows.push([t('insights.completeness.span'), format.range(firstDay, lastDay)]);
  return (
    <div className="sums">
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {(deadLettered ?? 0) > 0 && <Reasons />}
    </div>
  );
}

function Reasons() {
  const { t } = useTranslation();
  return (
    <div className="reasons">
      <p>
        <strong>{t('insights.completeness.reasonsTitle')}</strong>
      </p>
      <ul>
        <li>{t('insights.completeness.reasonRepeated')}</li>
        <li>{t('insights.completeness.reasonUnreadable')}</li>
      </ul>
      <p>{t('insights.completeness.reasonsKept', { topic: DEAD_LETTER_TOPIC })}</p>
    </div>
  );
}
