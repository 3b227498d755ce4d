import { useTranslation } from 'react-i18next';
import { actionKey, isKnown } from './query';

/** What an action is called; its code when it is newer than these pages. */
export function useActionName(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => (isKnown(code) ? t(`audit.actions.${actionKey(code)}`) : code);
}
