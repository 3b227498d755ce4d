import { useTranslation } from 'react-i18next';
import type { Hidden } from '../../api/types';
import { threshold } from '../insights/figures';
import { useHiddenText } from '../insights/useHiddenText';

/** Says in a sentence why a metric is not shown. */
export function useReasonText(): (hidden: Hidden) => string {
  const { t } = useTranslation();
  const hiddenText = useHiddenText();
  return (hidden) =>
    hidden.reason === 'base-below-k' ? t('metrics.baseBelowK', { k: threshold(hidden) }) : hiddenText(hidden);
}
