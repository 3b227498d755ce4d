import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { valueText } from './catalogue';

/** A value as it is read in the language of the page. */
export function useValueText(): (value: number, unit: string) => string {
  const { t } = useTranslation();
  const format = useFormats();
  const spans = {
    d: t('metrics.span.d'),
    h: t('metrics.span.h'),
    min: t('metrics.span.min'),
    s: t('metrics.span.s'),
  };
  return (value, unit) => valueText(value, unit, format, spans);
}
