import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { recall, remember } from '../app/preferences';
import type { Messages } from './en';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Messages };
  }
}

/** What was chosen here before, else the first language of the browser that Atrium speaks. */
export function preferredLanguage(browser: readonly string[] = navigator.languages): Language {
  return recall('language', LANGUAGES) ?? matchLanguage(browser);
}

export function matchLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    if (tag.toLowerCase().startsWith('zh')) return 'zh-CN';
    if (tag.toLowerCase().startsWith('en')) return 'en';
  }
  return 'en';
}

/** Only the language in use is loaded; the other one follows when somebody switches. */
export async function startI18n(language: Language): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await load(language) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
  return i18next;
}

export async function switchLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await load(language));
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  remember('language', language);
}

export function currentLanguage(): Language {
  return i18next.language === 'zh-CN' ? 'zh-CN' : 'en';
}

async function load(language: Language): Promise<Messages> {
  return language === 'zh-CN' ? (await import('./zh-CN')).zhCN : (await import('./en')).en;
}
