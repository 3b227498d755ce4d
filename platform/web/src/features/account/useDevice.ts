import { useTranslation } from 'react-i18next';
import { deviceOf } from './browser';
import type { AccountSession } from './types';

/** A session's browser in words. */
export function useDevice(): (session: AccountSession) => string {
  const { t } = useTranslation();
  return ({ userAgent }) => {
    if (userAgent === undefined) return t('own.sessions.unknownBrowser');
    const { browser = t('own.sessions.otherProgram'), system = t('own.sessions.otherSystem') } = deviceOf(userAgent);
    return t('own.sessions.device', { browser, system });
  };
}
