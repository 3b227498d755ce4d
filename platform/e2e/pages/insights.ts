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

/** Opens a figure's definition as somebody without a mouse does. */
export async function openDefinition(page: Page, metric: string): Promise<void> {
  const about = page.locator(`[data-metric="${metric}"]`).getByRole('button', { name: /^About/ });
  await about.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator(`[data-definition="${metric}"]`)).toBeVisible();
}

export async function assertDefinition(page: Page, name: string, texts: readonly (string | RegExp)[]): Promise<void> {
  const drawer = page.getByRole('dialog', { name });
  for (const text of texts) await expect(drawer.getByText(text).first()).toBeVisible();
}

export async function closeDefinition(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-definition]')).toHaveCount(0);
  await expect(page).not.toHaveURL(/metric=/);
}

/** Nothing is still loading: freshness, key figures, all charts and the departments are there. */
export async function assertLoaded(page: Page): Promise<void> {
  await expect(page.locator('.freshness .state')).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('[data-metric] .figure-value')).toHaveCount(10);
  await expect(page.locator('.chart-canvas canvas')).toHaveCount(4);
  await expect(page.locator('.panel-table tbody tr.ant-table-row').first()).toBeVisible();
  await expect(page.locator('.ant-skeleton, [aria-busy=true]')).toHaveCount(0);
}

export async function clickTable(page: Page, chart: string): Promise<void> {
  await page.locator(`[data-chart=${chart}]`).getByTitle('Table').click();
}

/** One day's row of a chart's table, as people read it. */
export async function assertDay(page: Page, chart: string, day: string, figures: readonly number[]): Promise<void> {
  const table = page.locator(`[data-chart=${chart}] table`);
  const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: day, exact: true }) });
  for (const figure of figures) {
    await expect(row.getByRole('cell', { name: figure.toLocaleString('en'), exact: true }).first()).toBeVisible();
  }
}

/** Saves what a part of the page shows; answers the file's path. */
export async function clickExport(page: Page, title: string, format: RegExp): Promise<string> {
  const menu = page.locator('.ant-dropdown:not(.ant-dropdown-hidden)');
  await expect(menu).toHaveCount(0); // the one that was open before has faded
  await page.getByRole('button', { name: `Export “${title}”` }).click();
  await expect(menu).not.toHaveClass(/ant-slide/); // a menu that still unfolds swallows a click
  const choice = menu.getByRole('menuitem', { name: format });
  const [download] = await Promise.all([page.waitForEvent('download'), choice.click()]);
  return await download.path();
}

export async function searchDepartment(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Search departments' }).fill(name);
}

export async function clickDepartment(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Look into ${name}`, exact: true }).click();
}

/** The department is the last step of the trail; without one, the organization is. */
export async function assertHere(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Where you are' }).locator('[aria-current=page]')).toHaveText(name);
}

export async function assertHiddenInList(page: Page, name: string, reason: RegExp): Promise<void> {
  const row = page.locator('.departments tr').filter({ has: page.locator('.department-name', { hasText: name }) });
  await expect(row.first()).toContainText(reason);
}

/** Everything of the chosen department is hidden, and the page says why. */
export async function assertAllHidden(page: Page, reason: RegExp): Promise<void> {
  await expect(page.locator('[data-hidden=all]')).toContainText(reason);
  await expect(page.locator('.figure-value')).toHaveCount(0);
  await expect(page.locator('.chart-canvas')).toHaveCount(0);
}
