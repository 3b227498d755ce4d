import { type Page, test } from '@playwright/test';
import { assertAccessible } from '../support/accessibility';
import { ADMIN, answerRequests, type Situation } from './server';

interface Sight {
  readonly name: string;
  readonly path: string;
  readonly situation?: Partial<Situation>;
  /** What somebody does before the picture is taken. */
  readonly act?: (page: Page) => Promise<unknown>;
}

const PAGES: readonly Sight[] = [
  { name: 'door', path: '/' },
  { name: 'home', path: '/t/demo2', situation: { firstRunCompleted: false } },
  { name: 'home-member', path: '/t/demo2', situation: { permissions: ['home:read'] } },
  { name: 'insights', path: '/t/demo2/insights' },
  { name: 'insights-long', path: '/t/demo2/insights?from=2024-01-01&to=2026-03-14&department=3' },
  { name: 'metrics', path: '/t/demo2/metrics' },
  {
    name: 'metrics-index',
    path: '/t/demo2/metrics?dimension=business',
    act: (page) => page.getByRole('button', { name: /How it comes about|查看构成/ }).click(),
  },
  {
    name: 'metrics-targets',
    path: '/t/demo2/metrics',
    act: async (page) => {
      await page.getByRole('button', { name: /^(Targets|目标)…$/ }).click();
      await page.getByRole('listitem').filter({ hasText: 'goal/2' }).waitFor();
    },
  },
  { name: 'metrics-drawer', path: '/t/demo2/metrics?metric=org.active_rate_28' },
  { name: 'health', path: '/t/demo2/health' },
  { name: 'health-trouble', path: '/t/demo2/health', situation: { health: 'trouble' } },
  { name: 'dead-letters', path: '/t/demo2/dead-letters' },
  { name: 'dead-letters-empty', path: '/t/demo2/dead-letters', situation: { deadLetters: 'none' } },
  {
    name: 'dead-letters-letter',
    path: '/t/demo2/dead-letters',
    act: async (page) => {
      await page.getByRole('button', { name: /^(Open letter|打开死信) 39$/ }).click();
      await page.getByRole('table').last().waitFor();
    },
  },
  {
    name: 'dead-letters-mend',
    path: '/t/demo2/dead-letters',
    act: async (page) => {
      await page.getByRole('button', { name: /Identity conflict|标识冲突/ }).click();
      await page.getByRole('button', { name: /^(Mend and send again|修复并重发)…$/ }).click();
      await page.getByRole('button', { name: /^(Try|试运行)$/ }).click();
      await page
        .getByText(/can be sent|可以发送/)
        .first()
        .waitFor();
    },
  },
  { name: 'settings', path: '/t/demo2/settings', situation: { firstRunCompleted: false } },
  { name: 'forbidden', path: '/t/demo2/settings', situation: { permissions: ['home:read'] } },
  { name: 'unknown', path: '/t/nowhere' },
];
const LOOKS = [
  { width: 1440, theme: 'light', language: 'en' },
  { width: 1440, theme: 'dark', language: 'zh-CN' },
  { width: 390, theme: 'light', language: 'zh-CN' },
  { width: 390, theme: 'dark', language: 'en' },
] as const;

for (const { name, path, situation, act } of PAGES) {
  for (const { width, theme, language } of LOOKS) {
    test(`${name} ${width} ${theme} ${language}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.addInitScript(
        ([chosenTheme, chosenLanguage]) => {
          localStorage.setItem('atrium.theme', chosenTheme);
          localStorage.setItem('atrium.language', chosenLanguage);
        },
        [theme, language] as const,
      );
      await answerRequests(page, { ...ADMIN, ...situation });
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await act?.(page);
      await page.screenshot({
        path: `report/look/${name}-${width}-${theme}-${language}.png`,
        fullPage: true,
        animations: 'disabled',
      });
      await assertAccessible(page);
    });
  }
}
