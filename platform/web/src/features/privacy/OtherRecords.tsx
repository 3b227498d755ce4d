import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Total } from './FamilySection';
import type { Count } from './types';

interface OtherRecordsProps {
  readonly auditDays: number;
  readonly counts: readonly Count[] | undefined;
}

/** What is recorded beside one's own events. */
export function OtherRecords({ auditDays, counts }: OtherRecordsProps) {
  const { t } = useTranslation();
  const rows: readonly (readonly [string, ReactNode])[] = [
    ...(counts ? [[t('own.privacy.received'), <Total key="received" counts={counts} part="received" />] as const] : []),
    [t('own.privacy.directory'), t('own.privacy.directoryText')],
    [t('own.privacy.audit'), t('own.privacy.auditText', { days: auditDays })],
    [t('own.privacy.sessions'), t('own.privacy.sessionsText')],
    [t('own.privacy.deadLetters'), t('own.privacy.deadLettersText')],
  ];
  return (
    <section className="panel" aria-labelledby="privacy-others">
      <h2 id="privacy-others">{t('own.privacy.others')}</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
