import { defineConfig } from '@playwright/test';

const PORT = process.env['LOOK_PORT'] ?? '18473';

/** For whoever changes a page: every page in every look, as pictures in report/look. No stack is needed. */
export default defineConfig({
  testDir: '.',
  testMatch: 'look.ts',
  workers: 2,
  fullyParallel: true,
  reporter: 'line',
  outputDir: '../report/look-results',
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    launchOptions: { executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
  },
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${PORT} --strictPort`,
    cwd: '../../web',
    url: `http://127.0.0.1:${PORT}`,
    reuseExistingServer: false,
  },
});
