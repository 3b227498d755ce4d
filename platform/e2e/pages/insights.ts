import { expect, type Page } from '@playwright/test';

interface Period {
  readonly from: string;
  readonly to: string;
}

/** A period lives in the address: a view can be kept and sent to a colleague. */
export async function goToInsights(page: Page, tenant: string, { from, to }: Period): Promise<void> {
  await page.goto(`/t/${tenant}/insights?from=${from}&to=${to}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Insights');
}

export async function assertFigure(page: Page, metric: string, text: string): Promise<void> {
  await expect(page.locator(`[data-metric="${metric}"] .figure-value`)).toHaveText(text, { timeout: 60_000 });
}

export async function clickAbout(page: Page, metric: string): Promise<void> {
  await page
    .locator(`[data-metric="${metric}"]`)
    .getByRole('button', { name: /^About/ })
    .click();
}

export async function assertDefinition(page: Page, metric: string): Promise<void> {
  const about = page.getByRole('tooltip').or(page.locator('.ant-popover'));
  await expect(about.getByText('Definition')).toBeVisible();
  await expect(about.getByText(metric)).toBeVisible();
  await page.keyboard.press('Escape');
}

/** Nothing is still loading: completeness, every group of key figures, both charts and the departments are there. */
export async function assertWholePageShown(page: Page): Promise<void> {
  await expect(page.locator('.completeness .state')).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('[data-metric] .figure-value')).toHaveCount(10);
  for (const chart of await page.locator('.chart-canvas').all()) await expect(chart.locator('canvas')).toBeVisible();
  await expect(page.locator('.panel-table tbody tr.ant-table-row').first()).toBeVisible();
  await expect(page.locator('.ant-skeleton, [aria-busy=true]')).toHaveCount(0);
}

export async function assertChartsShown(page: Page): Promise<void> {
  await expect(page.getByRole('img', { name: /^Messages by day/ }).locator('canvas')).toBeVisible();
  await expect(page.getByRole('img', { name: /^Active people by day/ }).locator('canvas')).toBeVisible();
}

export async function clickTable(page: Page): Promise<void> {
  await page.getByText('Table', { exact: true }).click();
}

/** One day's row of the table, as people read it. */
export async function assertDay(page: Page, day: string, figures: readonly number[]): Promise<void> {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: day, exact: true }) });
  for (const figure of figures) {
    await expect(row.getByRole('cell', { name: figure.toLocaleString('en'), exact: true }).first()).toBeVisible();
  }
}

export async function clickExport(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  return await download.path();
}
