import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import type { Compared } from './types';

/** With whom the organization is compared, and where their figures are from. */
export function ComparedLine({ compared }: { readonly compared: Compared }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormats();
  const { industryName, size } = compared;
  const packs = compared.packs.map(({ id, version, issued, publisher }) =>
    t('metrics.index.compared.pack', { publisher, version: `${id}/${version}`, day: format.day(issued) }),
  );
  const industry = industryName && localized(industryName, language);
  return (
    <p className="index-compared muted">
      {industry === undefined
        ? t('metrics.index.compared.nobody')
        : packs.length === 0
          ? t('metrics.index.compared.noPack', { industry, size })
          : t('metrics.index.compared.packs', { industry, size, packs: packs.join('; ') })}
    </p>
  );
}
