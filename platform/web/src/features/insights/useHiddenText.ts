import { useTranslation } from 'react-i18next';
import type { Hidden } from '../../api/types';
import { hiddenReason, threshold } from './figures';

/** Says in a sentence why a figure is not shown. */
export function useHiddenText(): (hidden: Hidden) => string {
  const { t } = useTranslation();
  return (hidden) => t(`insights.hiddenReason.${hiddenReason(hidden)}`, { k: threshold(hidden) });
}
