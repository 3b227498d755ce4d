import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { assertAllUp } from '../pages/health';
import * as insights from '../pages/insights';
import * as shell from '../pages/shell';
import * as door from '../pages/signIn';
import { assertAccessible } from '../support/accessibility';
import { bearer, tokenOf } from '../support/api';
import { ABSENT, expected, WHOLE_PERIOD } from '../support/expected';

const COMPONENTS = ['postgresql', 'kafka', 'clickhouse', 'keycloak'] as const;

test.describe('An administrator', () => {
  test('signs in, sees that everything is up, and signs out', async ({ page }) => {
    await door.goToStart(page);
    await assertAccessible(page);
    await door.clickOrganization(page, 'demo2');
    await door.fillCredentials(page, 'demo2', 'admin');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good to see you, /);
    await assertAccessible(page);

    await shell.clickArea(page, 'System health');
    await shell.assertPage(page, 'System health');
    await shell.assertHeadingFocused(page);
    await assertAllUp(page, COMPONENTS);
    await assertAccessible(page);

    await door.clickSignOut(page);
    await door.assertSignedOut(page);
    await door.assertCredentialsAsked(page, 'demo2');
  });

  test('switches language and theme, and finds both again after a reload', async ({ page }) => {
    await door.signIn(page, 'demo2', 'admin', '/health');
    await shell.clickLanguage(page, '简体中文');
    await shell.assertLanguage(page, 'zh-CN');
    await shell.assertPage(page, '系统健康');
    await shell.clickTheme(page, /^深色|深色$/);
    await shell.assertTheme(page, 'dark');
    await assertAccessible(page);

    await page.reload();
    await shell.assertPage(page, '系统健康');
    await shell.assertTheme(page, 'dark');

    await shell.clickLanguage(page, 'English');
    await shell.assertLanguage(page, 'en');
    await shell.clickTheme(page, /Light/);
    await shell.assertTheme(page, 'light');
  });

  test('is told when a page or an organization does not exist', async ({ page }) => {
    await page.goto('/t/nowhere');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such organization');
    await assertAccessible(page);
    await door.signIn(page, 'demo2', 'admin', '/nothing-here');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
    await assertAccessible(page);
  });
});

test.describe('The imported organization', () => {
  const truth = expected();
  test.skip(truth === undefined, ABSENT);
  if (!truth) return;

  test('is shown with exactly the expected figures', async ({ page }) => {
    await door.signIn(page, 'demo2', 'cio');
    await insights.goToInsights(page, 'demo2', WHOLE_PERIOD);
    const { totals } = truth;
    await insights.assertFigure(page, 'com.messages', totals.messages.toLocaleString('en'));
    await insights.assertFigure(page, 'com.senders', totals.distinct_senders.toLocaleString('en'));
    await insights.assertFigure(
      page,
      'org.participants',
      totals.distinct_active_sender_or_recipient.toLocaleString('en'),
    );
    await insights.assertFigure(page, 'net.directed_pairs', totals.distinct_directed_edges.toLocaleString('en'));
    await insights.assertFigure(page, 'net.reciprocal_pairs', totals.reciprocal_undirected_pairs.toLocaleString('en'));
    await insights.assertFigure(
      page,
      'net.cross_department_share',
      `${(totals.cross_department_share * 100).toFixed(1)}%`,
    );
    await insights.assertChartsShown(page);
    await assertAccessible(page);
    await insights.clickAbout(page, 'com.senders');
    await insights.assertDefinition(page, 'com.senders');
  });

  test('is shown day by day, in the table and in the export', async ({ page }) => {
    const [first] = truth.daily_first30_active_days;
    if (!first) throw new Error('expected.json lists no day');
    await door.signIn(page, 'demo2', 'cio');
    await insights.goToInsights(page, 'demo2', { from: first.date, to: '2024-01-28' });
    await insights.clickTable(page);
    await insights.assertDay(page, 'Jan 1, 2024', [first.messages, first.dau_senders, first.dau_participants]);
    await assertAccessible(page);
    const saved = readFileSync(await insights.clickExport(page), 'utf8');
    expect(saved).toContain(`${first.date},${first.messages},${first.dau_senders},${first.dau_participants},`);
  });

  test('is answered by the API with the active people of every listed day', async ({ page, request }) => {
    const token = await tokenOf(page, () => door.signIn(page, 'demo2', 'cio'));
    const answer = await request.get('/api/v1/insights/daily', { params: WHOLE_PERIOD, headers: bearer(token) });
    expect(answer.status(), await answer.text()).toBe(200);
    const { days } = (await answer.json()) as {
      days: { day: string; dau: number | null; wau: number | null; mau: number | null }[];
    };
    const byDay = new Map(days.map((day) => [day.day, day]));
    const answered = truth.rolling.map(({ date }) => {
      const day = byDay.get(date);
      return [date, day?.dau, day?.wau, day?.mau];
    });
    expect(answered).toEqual(
      truth.rolling.map((day) => [day.date, day.dau_senders, day.wau7_senders, day.mau28_senders]),
    );
  });
});
