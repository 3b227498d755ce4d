import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import * as door from '../pages/signIn';
import { bearer, type Tenant, tokenOf } from '../support/api';
import { component, type ComponentId } from '../support/stack';

/**
 * How long the questions of the insights page take, over HTTP, one after the other. Prints what it measured and judges nothing:
 * a time means something only beside the machine that it was taken on.
 */
const ROUNDS = Number(process.env['ATRIUM_MEASURE_ROUNDS'] ?? '100');
const WARM_UP = 5;
const TENANT = (process.env['ATRIUM_MEASURE_TENANT'] ?? 'demo2') as Tenant;
const DAYS = [28, 90, 365] as const;

interface Completeness {
  readonly counted: number;
  readonly lastDay?: string;
}

test('the questions of the insights page', async ({ page, request }) => {
  test.setTimeout(600_000);
  let token = await tokenOf(page, () => door.signIn(page, TENANT, 'cio'));
  const ask = async (path: string): Promise<unknown> => {
    const answer = await request.get(`/api/v1/insights${path}`, { headers: bearer(token) });
    expect(answer.status(), await answer.text()).toBe(200);
    return answer.json();
  };
  const { completeness } = (await ask('/overview')) as { completeness: Completeness };
  expect(completeness.counted, `${TENANT} has no events to measure with`).toBeGreaterThan(0);
  const [, department] = (await ask('/departments-tree')) as { no: number }[];
  const lines = [
    `${TENANT}: ${completeness.counted} facts, ${ROUNDS} requests of each question; processor time of server and warehouse in ms a request`,
    row('question', 'days', 'p50 ms', 'p95 ms', 'max ms', 'server', 'warehouse'),
  ];
  for (const days of DAYS) {
    const period = `from=${before(completeness.lastDay ?? '', days)}&to=${completeness.lastDay}`;
    for (const [name, path] of [
      ['overview', `/overview?${period}`],
      ['overview of a department', `/overview?${period}&department=${department?.no}`],
      ['daily', `/daily?${period}`],
      ['departments', `/departments?${period}`],
    ] as const) {
      token = await tokenOf(page, () => page.reload()); // one lives for five minutes
      for (let i = 0; i < WARM_UP; i++) await ask(path);
      const times: number[] = [];
      const spent = { server: cpu('server'), warehouse: cpu('clickhouse') };
      for (let i = 0; i < ROUNDS; i++) {
        const begin = performance.now();
        await ask(path);
        times.push(performance.now() - begin);
      }
      times.sort((a, b) => a - b);
      lines.push(
        row(
          name,
          String(days),
          quantile(times, 0.5),
          quantile(times, 0.95),
          quantile(times, 1),
          perRequest(cpu('server') - spent.server),
          perRequest(cpu('clickhouse') - spent.warehouse),
        ),
      );
    }
  }
  const table = lines.join('\n');
  console.log(table);
  writeFileSync(test.info().outputPath('measured.txt'), `${table}\n`);
});

const PAINTS = 5;
/** What the page promises on the machine that it is measured on, with an unslowed processor. */
const FIRST_PAINT_BUDGET_MS = 1500;

for (const slowdown of [1, 4]) {
  test(`the first paint of the insights page, processor slowed ${slowdown} times`, async ({ page }) => {
    await door.signIn(page, TENANT, 'cio');
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const first: number[] = [];
    const largest: number[] = [];
    const figures: number[] = [];
    for (let i = 0; i < PAINTS; i++) {
      await page.goto(`/t/${TENANT}/insights`);
      await page.locator('.figure-value').first().waitFor();
      figures.push(await page.evaluate(() => performance.now()));
      await page.locator('.chart-canvas canvas').first().waitFor();
      const paints = await page.evaluate(paintTimes);
      first.push(paints.first);
      largest.push(paints.largest);
    }
    for (const times of [first, largest, figures]) times.sort((a, b) => a - b);
    console.log(
      `first contentful paint ${quantile(first, 0.5)} ms, largest ${quantile(largest, 0.5)} ms, ` +
        `figures shown ${quantile(figures, 0.5)} ms (medians of ${PAINTS}, slowed ${slowdown} times)`,
    );
    if (slowdown === 1) expect(Number(quantile(first, 0.5))).toBeLessThan(FIRST_PAINT_BUDGET_MS);
  });
}

/** Runs in the page: when it first showed something, and its largest part so far, in milliseconds after the navigation began. */
async function paintTimes(): Promise<{ first: number; largest: number }> {
  const largest = await new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      resolve(list.getEntries().at(-1)?.startTime ?? 0);
    }).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    });
  });
  return { first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, largest };
}

function before(day: string, days: number): string {
  const first = new Date(`${day}T00:00:00Z`);
  first.setUTCDate(first.getUTCDate() - days + 1);
  return first.toISOString().slice(0, 10);
}

const TICK_MS = 10;

/** Processor time that a component has spent so far: unlike the clock, it says little about who else is busy. */
function cpu(id: ComponentId): number {
  const pid = component(id).process?.pid;
  if (pid === undefined) throw new Error(`${id} has no process`);
  const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) * TICK_MS;
}

function perRequest(milliseconds: number): string {
  return (milliseconds / ROUNDS).toFixed(0);
}

/** Nearest rank. */
function quantile(sorted: readonly number[], share: number): string {
  return (sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN).toFixed(0);
}

function row(...cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(10))).join('');
}
