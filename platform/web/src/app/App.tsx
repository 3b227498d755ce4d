import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import { type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { RouterProvider } from 'react-router';
import { useLanguage } from '../i18n/useLanguage';
import { ThemeProvider, useTheme } from '../theme/ThemeProvider';
import { antdTheme } from '../theme/tokens';
import { componentLocale } from './componentLocale';
import { queries } from './queries';
import { router } from './routes';

/** @param locale Ant Design's texts in the language that the page starts in */
export function App({ locale }: { readonly locale: Locale }) {
  return (
    <ThemeProvider>
      <Look startLocale={locale}>
        <QueryClientProvider client={queries}>
          <Suspense fallback={<div className="loading-full" aria-busy="true" />}>
            <RouterProvider router={router} />
          </Suspense>
        </QueryClientProvider>
      </Look>
    </ThemeProvider>
  );
}

/** Ant Design in Atrium's palette and in the reader's language. */
function Look({ startLocale, children }: { readonly startLocale: Locale; readonly children: ReactNode }) {
  const { dark, palette } = useTheme();
  const language = useLanguage();
  const [locale, setLocale] = useState(startLocale); // never absent: a provider that comes and goes would remount the page
  const theme = useMemo(() => antdTheme(palette, dark, language), [palette, dark, language]);

  useEffect(() => {
    let current = true;
    void componentLocale(language).then((loaded) => {
      if (!current) return;
      setLocale(loaded);
    });
    return () => {
      current = false;
    };
  }, [language]);

  return (
    <ConfigProvider theme={theme} locale={locale} button={{ autoInsertSpace: false }}>
      <AntdApp className="app">{children}</AntdApp>
    </ConfigProvider>
  );
}
