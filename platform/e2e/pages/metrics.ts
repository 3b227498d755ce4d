import { expect, type Locator, type Page } from '@playwright/test';

/** The address is the view: whose figures, over which days, and what is searched for. */
export async function goToMetrics(page: Page, tenant: string, view: Record<string, string>): Promise<void> {
  await page.goto(`/t/${tenant}/metrics?${new URLSearchParams(view).toString()}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Metrics');
}

/** Goes there as people do: by the navigation. */
export async function clickMetrics(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Metrics' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Metrics');
}

export async function fillSearch(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Search name, definition, formula' }).fill(text);
}

/** Only these metrics are listed. */
export async function assertListed(page: Page, metrics: readonly string[]): Promise<void> {
  await expect(page.locator('tr[data-metric]')).toHaveCount(metrics.length);
  for (const metric of metrics) await expect(page.locator(`tr[data-metric="${metric}"]`)).toBeVisible();
}

export async function assertValue(page: Page, metric: string, texts: readonly (string | RegExp)[]): Promise<void> {
  const row = page.locator(`tr[data-metric="${metric}"]`);
  for (const text of texts) await expect(row.getByText(text).first()).toBeVisible({ timeout: 60_000 });
}

export async function assertHidden(page: Page, metric: string, reason: string): Promise<void> {
  await expect(page.locator(`tr[data-metric="${metric}"] [data-hidden="${reason}"]`)).toBeVisible({ timeout: 60_000 });
}

/** Nothing is still loading. */
export async function assertLoaded(page: Page): Promise<void> {
  await expect(page.locator('.freshness .state')).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.metrics-value').first()).toBeVisible();
  await expect(page.locator('.ant-skeleton, [aria-busy=true]')).toHaveCount(0, { timeout: 60_000 });
}

/** Opens all that is known of a metric, with the keyboard alone. */
export async function openMetric(page: Page, metric: string): Promise<void> {
  await page
    .locator(`tr[data-metric="${metric}"]`)
    .getByRole('button', { name: /^About/ })
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.locator(`[data-definition="${metric}"]`)).toBeVisible();
}

/** Opens what the index compares with. */
export async function openTargets(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Targets…' }).click({ timeout: 60_000 });
  const dialog = page.getByRole('dialog', { name: 'Targets of the index' });
  await expect(dialog.locator('tr[data-goal]')).toHaveCount(20);
  return dialog;
}

/** Types a goal and sets it, with the keyboard alone. */
export async function setGoal(dialog: Locator, metric: string, goal: string): Promise<void> {
  const row = dialog.locator(`tr[data-goal="${metric}"]`);
  const input = row.getByRole('spinbutton');
  await input.focus();
  await input.fill(goal);
  await input.press('Tab');
  await row.getByRole('button', { name: /^Set the goal for/ }).press('Enter');
}

export async function removeGoal(dialog: Locator, metric: string): Promise<void> {
  await dialog
    .locator(`tr[data-goal="${metric}"]`)
    .getByRole('button', { name: /^Take away the goal for/ })
    .press('Enter');
}

export async function assertGoal(dialog: Locator, metric: string, text: string | RegExp): Promise<void> {
  await expect(dialog.locator(`tr[data-goal="${metric}"] td`).first()).toContainText(text);
}
