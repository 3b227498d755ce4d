import { useTranslation } from 'react-i18next';

const KNOWN = [
  'identity-conflict',
  'unknown-type',
  'wrong-family',
  'unknown-fingerprint',
  'invalid-value',
  'corrupt',
  'too-short',
  'too-long',
  'bad-magic',
  'trailing-bytes',
] as const;

/** What a reason is called, what it means and what usually to do; codes of a newer server are shown as they are. */
export function useReason(): (code: string) => { name: string; meaning: string; advice: string } {
  const { t } = useTranslation();
  return (code) => {
    const known = KNOWN.find((candidate) => candidate === code);
    if (known === undefined) {
      return {
        name: code,
        meaning: t('deadLetters.reasons.other.meaning'),
        advice: t('deadLetters.reasons.other.advice'),
      };
    }
    return {
      name: t(`deadLetters.reasons.${known}.name`),
      meaning: t(`deadLetters.reasons.${known}.meaning`),
      advice: t(`deadLetters.reasons.${known}.advice`),
    };
  };
}
