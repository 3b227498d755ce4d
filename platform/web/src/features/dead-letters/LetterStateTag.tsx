import { useTranslation } from 'react-i18next';
import type { LetterState } from './types';

export function LetterStateTag({ state }: { readonly state: LetterState }) {
  const { t } = useTranslation();
  return (
    <span className="letter-state" data-letter-state={state}>
      {t(`deadLetters.states.${state}`)}
    </span>
  );
}
