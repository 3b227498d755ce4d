import { useTranslation } from 'react-i18next';
import type { LocalizedText } from '../api/types';
import type { Language } from '.';

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
}

/** Picks the reader's language and falls back to the other one where a text is missing. */
export function localized(text: LocalizedText, language: Language): string {
  const [first, second] = language === 'zh-CN' ? [text.zh, text.en] : [text.en, text.zh];
  return first === '' ? second : first;
}
