import { serverUrl } from './stack';

/** Debian's Chromium, in English, at the running server. Root needs --no-sandbox; nobody else gets it. */
export const browser = {
  baseURL: serverUrl(),
  locale: 'en-US',
  timezoneId: 'UTC',
  colorScheme: 'light' as const,
  viewport: { width: 1440, height: 900 },
  launchOptions: {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  },
};
