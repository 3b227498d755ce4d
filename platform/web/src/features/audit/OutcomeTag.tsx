import { useTranslation } from 'react-i18next';
import type { Outcome } from './types';

export function OutcomeTag({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation();
  return (
    <span className="audit-outcome" data-outcome={outcome}>
      {t(`audit.outcomes.${outcome}`)}
    </span>
  );
}
