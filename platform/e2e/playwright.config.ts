import { defineConfig } from '@playwright/test';
import { browser } from './support/browser';

/** The stories, against a stack that runs (see `run`). One after the other: they share its two organizations. */
export default defineConfig({
  testDir: 'stories',
  workers: 1,
  forbidOnly: true,
  // A browser's hiccup is told as flaky, with its reason; a defect fails twice.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['junit', { outputFile: 'report/junit.xml' }], ['./support/lastWords.ts']],
  outputDir: 'report/results',
  use: { ...browser, screenshot: 'only-on-failure', trace: 'retain-on-failure' },
});
