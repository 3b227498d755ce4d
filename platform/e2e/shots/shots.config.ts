import { defineConfig } from '@playwright/test';
import { browser } from '../support/browser';

export default defineConfig({
  testDir: '.',
  testMatch: 'shots.ts',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  outputDir: '../report/shots',
  use: { ...browser, deviceScaleFactor: 1 },
});
