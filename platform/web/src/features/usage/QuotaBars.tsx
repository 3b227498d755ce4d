import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { bytes, levelOf, type QuotaUse } from './types';
import './usage.css';

interface QuotaBarsProps {
  readonly use: QuotaUse;
  readonly timeZone?: string;
}

/** Each quota as a bar, with the same in words. */
export function QuotaBars({ use, timeZone }: QuotaBarsProps) {
  const { t } = useTranslation();
  const format = useFormats(timeZone);
  const size = (value: number) => bytes(value, format.decimal);
  const { storageBytes: storage } = use;
  return (
    <div className="quota-list">
      <QuotaBar
        name={t('usage.quotas.members')}
        note={t('usage.quotas.membersNote')}
        {...use.members}
        show={format.integer}
      />
      <QuotaBar
        name={t('usage.quotas.events')}
        note={t('usage.quotas.eventsNote')}
        {...use.eventsPerSecond}
        show={format.decimal}
      />
      <QuotaBar
        name={t('usage.quotas.storage')}
        note={
          storage.measuredAt === undefined
            ? t('usage.quotas.notMeasured')
            : t('usage.quotas.storageNote', {
                database: size(storage.database ?? 0),
                warehouse: size(storage.warehouse ?? 0),
                time: format.dateTime(storage.measuredAt),
              })
        }
        limit={storage.limit}
        used={storage.used}
        show={size}
      />
    </div>
  );
}

interface QuotaBarProps {
  readonly name: string;
  readonly note: string;
  readonly limit: number;
  readonly used: number | undefined;
  readonly show: (value: number) => string;
}

function QuotaBar({ name, note, limit, used, show }: QuotaBarProps) {
  const { t } = useTranslation();
  const format = useFormats();
  const known = used !== undefined;
  const level = known ? levelOf(used, limit) : 'ok';
  const percent = known ? (100 * used) / limit : 0;
  const text = known
    ? t('usage.quotas.of', { used: show(used), limit: show(limit) })
    : t('usage.quotas.most', { limit: show(limit) });
  return (
    <div>
      <div className="quota-head">
        <strong>{name}</strong>
        <span>{text}</span>
      </div>
      <div
        className="quota-bar"
        role="meter"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, Math.round(percent))}
        aria-valuetext={`${text}. ${t(`usage.levels.${level}`)}`}
        data-level={level}
      >
        <span style={{ width: `${Math.min(100, percent)}%` }} />
      </div>
      <div className="quota-level" data-level={level}>
        {known && format.percent(used / limit)}
        {level !== 'ok' && ` · ${t(`usage.levels.${level}`)}`}
      </div>
      <p className="muted">{note}</p>
    </div>
  );
}
