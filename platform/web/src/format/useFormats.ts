import { useMemo } from 'react';
import { useLanguage } from '../i18n/useLanguage';
import { type Formats, formats } from './format';

export function useFormats(timeZone?: string): Formats {
  const language = useLanguage();
  return useMemo(() => formats(language, timeZone), [language, timeZone]);
}
