import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import * as insights from '../pages/insights';
import * as door from '../pages/signIn';
import { assertAccessible } from '../support/accessibility';
import { bearer, tokenOf } from '../support/api';
import { ABSENT, expected, WHOLE_PERIOD } from '../support/expected';

const QUARTER = { from: '2024-04-01', to: '2024-06-30' } as const;

interface Department {
  readonly no: number;
  readonly name: string;
  readonly parentNo?: number;
  readonly N: number | null;
  readonly hidden?: { readonly reason: string; readonly k: number };
}

test.describe('A CIO of the imported organization', () => {
  const truth = expected();
  test.skip(truth === undefined, ABSENT);
  if (!truth) return;

  test('sees exactly the expected figures', async ({ page }) => {
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
    await insights.assertLoaded(page);
    await assertAccessible(page);
  });

  test('asks what a figure means, with the keyboard alone', async ({ page }) => {
    await door.signIn(page, 'demo2', 'cio');
    await insights.goToInsights(page, 'demo2', QUARTER);
    await insights.assertLoaded(page);
    await insights.openDefinition(page, 'net.cross_department_share');
    await insights.assertDefinition(page, 'Cross-department share', [
      /^Deliveries whose sender and recipient/,
      /^Numerator · Deliveries to another department/,
      /^Denominator · All deliveries/,
      'net.cross_department_share',
      /version 1/,
      /at least 10 people/,
      /0 set aside/,
    ]);
    await assertAccessible(page);
    await insights.closeDefinition(page);
  });

  test('drills into a department and comes back; the address is the view', async ({ page }) => {
    const departments = await listed(page);
    const shown = departments.find(({ parentNo, hidden }) => parentNo !== undefined && !hidden);
    if (!shown) throw new Error('no department is shown');
    await insights.searchDepartment(page, shown.name);
    await insights.clickDepartment(page, shown.name);
    await expect(page).toHaveURL(new RegExp(`department=${shown.no}(&|$)`));
    await insights.assertHere(page, shown.name);
    await insights.assertLoaded(page);
    await assertAccessible(page);
    await page.goBack();
    await insights.assertHere(page, 'Demo Research Institute');
    await expect(page).not.toHaveURL(/department=/);
    await page.goForward();
    await insights.assertHere(page, shown.name);
    await page.reload();
    await insights.assertLoaded(page);
    await insights.assertHere(page, shown.name);
  });

  test('sees that a small group is hidden, and why', async ({ page }) => {
    const departments = await listed(page);
    const small = departments.find(({ hidden }) => hidden?.reason === 'below-k');
    if (!small) throw new Error('no department has fewer than 10 people');
    await insights.searchDepartment(page, small.name);
    await insights.assertHiddenInList(page, small.name, /Fewer than 10 people/);
    await page.goto(`/t/demo2/insights?from=${QUARTER.from}&to=${QUARTER.to}&department=${small.no}`);
    await insights.assertAllHidden(page, /Fewer than 10 people/);
    await assertAccessible(page);
  });

  test('reads single days in the table beside the chart', async ({ page }) => {
    const [first] = truth.daily_first30_active_days;
    if (!first) throw new Error('expected.json lists no day');
    await door.signIn(page, 'demo2', 'cio');
    await insights.goToInsights(page, 'demo2', { from: first.date, to: '2024-01-28' });
    await insights.assertLoaded(page);
    await insights.clickTable(page, 'messages');
    await insights.assertDay(page, 'messages', 'Jan 1, 2024', [
      first.messages,
      first.dau_senders,
      first.dau_participants,
    ]);
    await assertAccessible(page);
  });

  test('exports what a chart shows: the figures of the API, and what they are', async ({ page, request }) => {
    const token = await tokenOf(page, () => door.signIn(page, 'demo2', 'cio'));
    const answer = await request.get('/api/v1/insights/daily', { params: QUARTER, headers: bearer(token) });
    const { days } = (await answer.json()) as {
      days: { day: string; messages: number; senders: number; participants: number }[];
    };
    await insights.goToInsights(page, 'demo2', QUARTER);
    await insights.assertLoaded(page);
    const saved = readFileSync(await insights.clickExport(page, 'Messages and senders', /^CSV \(UTF-8\)/), 'utf8');
    const lines = saved.split('\r\n').filter((line) => line !== '');
    const notes = lines.filter((line) => /^"?# /.test(line)).join('\n');
    for (const note of [
      '2024-04-01 – 2024-06-30',
      'com.messages, version 1',
      'Messages that people sent in the period',
      /n = \d+, N = 1005/,
      /(332334|433940) events counted of \d+ received/,
      'at least 10 people',
    ]) {
      expect(notes).toMatch(note);
    }
    const rows = lines.filter((line) => /^\d{4}-/.test(line)).map((line) => line.split(',').slice(0, 4));
    expect(rows).toEqual(
      days.map(({ day, messages, senders, participants }) => [day, ...[messages, senders, participants].map(String)]),
    );
    const forExcel = readFileSync(await insights.clickExport(page, 'Messages and senders', /Excel/));
    expect([...forExcel.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const departments = readFileSync(await insights.clickExport(page, 'Departments', /^CSV \(UTF-8\)/), 'utf8');
    expect(departments).toMatch(/\r\n\d+,[^,]*,1,,,,,,,,,,below-k\r\n/);
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

  test('waits for figures before charts: the code for charts comes apart and last', async ({ page }) => {
    await door.signIn(page, 'demo2', 'cio');
    await insights.goToInsights(page, 'demo2', QUARTER);
    await insights.assertLoaded(page);
    const scripts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => new URL(entry.name).pathname.endsWith('.js'))
        .map((entry) => ({ name: entry.name, bytes: (entry as PerformanceResourceTiming).decodedBodySize })),
    );
    const isChart = ({ name }: { name: string }) => /\/Chart-[^/]+\.js$/.test(name);
    const sum = (part: readonly { bytes: number }[]) => part.reduce((total, { bytes }) => total + bytes, 0);
    expect(scripts.filter(isChart)).toHaveLength(1);
    expect(sum(scripts.filter(isChart)), 'bytes of chart code').toBeLessThan(650_000);
    expect(sum(scripts.filter((script) => !isChart(script))), 'bytes of all other code').toBeLessThan(1_600_000);
  });
});

/** Signs in, opens the page and answers the departments that it lists. */
async function listed(page: Page): Promise<readonly Department[]> {
  await door.signIn(page, 'demo2', 'cio');
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().includes('/insights/departments?')),
    insights.goToInsights(page, 'demo2', QUARTER),
  ]);
  const { departments } = (await answer.json()) as { departments: readonly Department[] };
  await insights.assertLoaded(page);
  return departments;
}
