import type { Locale } from 'antd/es/locale';
import dayjs from 'dayjs';
import type { Language } from '../i18n';

/** Ant Design's own texts (pickers, pagination, empty states) for one language, loaded when needed. */
export async function componentLocale(language: Language): Promise<Locale> {
  if (language === 'en') {
    dayjs.locale('en');
    return (await import('antd/locale/en_US')).default;
  }
  await import('dayjs/locale/zh-cn');
  dayjs.locale('zh-cn');
  return (await import('antd/locale/zh_CN')).default;
}
