import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { type Count, type Family, totalOf } from './types';

interface FamilySectionProps {
  readonly family: Family;
  readonly smallestGroup: number;
  /** Absent when they are not known. */
  readonly counts: readonly Count[] | undefined;
}

/** One family of events: what may be in it, as the contract says, and how much of it there is. */
export function FamilySection({ family, smallestGroup, counts }: FamilySectionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = `privacy-${family.id}`;
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{t('own.privacy.familyTitle', { name: localized(family.name, language) })}</h2>
      <p className="panel-note">{localized(family.description, language)}</p>
      <dl className="facts">
        {counts && (
          <div>
            <dt>{t('own.privacy.yours')}</dt>
            <dd>
              <Total counts={counts} part={family.id} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('own.privacy.as')}</dt>
          <dd>{t('own.privacy.asNumber')}</dd>
        </div>
        <div>
          <dt>{t('own.privacy.kept')}</dt>
          <dd>{t('own.privacy.keptEvents')}</dd>
        </div>
        <div>
          <dt>{t('own.privacy.seenBy')}</dt>
          <dd>{t('own.privacy.seenByEvents', { k: smallestGroup })}</dd>
        </div>
      </dl>
      <details className="privacy-details">
        <summary>{t('own.privacy.types', { count: family.types.length })}</summary>
        <dl className="facts">
          {family.types.map((type) => (
            <div key={type.id}>
              <dt>{localized(type.name, language)}</dt>
              <dd>
                {localized(type.description, language)} <code>{type.id}</code>
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <details className="privacy-details">
        <summary>{t('own.privacy.fields', { count: family.fields.length })}</summary>
        <p className="panel-note">{t('own.privacy.everyEvent')}</p>
        <dl className="facts">
          {family.fields.map((field) => (
            <div key={field.name}>
              <dt>
                <code>{field.name}</code>
              </dt>
              <dd>{localized(field.description, language)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

/** So many events between two days. */
export function Total({ counts, part }: { readonly counts: readonly Count[]; readonly part: string }) {
  const { t } = useTranslation();
  const format = useFormats();
  const total = totalOf(counts, part);
  return total === undefined
    ? t('own.privacy.none')
    : t('own.privacy.total', {
        count: total.events,
        events: format.integer(total.events),
        range: format.range(total.firstDay, total.lastDay),
      });
}
