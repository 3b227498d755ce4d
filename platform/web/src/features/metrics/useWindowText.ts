import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';

/** The days that a metric looks at, in words. */
export function useWindowText(): (window: string) => string {
  const { t } = useTranslation();
  const format = useFormats();
  return (window) => {
    const days = /^(\d+)d$/.exec(window)?.[1];
    if (days === undefined) return t('metrics.window.period');
    return days === '1' ? t('metrics.window.day') : t('metrics.window.days', { days: format.integer(Number(days)) });
  };
}
