import { defineConfig } from '@playwright/test';
import { browser } from '../support/browser';

export default defineConfig({
  testDir: '.',
  testMatch: 'faults.ts',
  workers: 1,
  timeout: 25 * 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['junit', { outputFile: '../report/faults.xml' }]],
  outputDir: '../report/faults',
  use: { ...browser, screenshot: 'only-on-failure' },
});
