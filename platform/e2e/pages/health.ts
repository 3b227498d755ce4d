import { expect, type Page } from '@playwright/test';

/** Every component is up, has an address and says since when. */
export async function assertAllUp(page: Page, components: readonly string[]): Promise<void> {
  await expect(page.getByText('Everything is up')).toBeVisible({ timeout: 60_000 });
  for (const id of components) {
    const card = page.locator(`[data-component=${id}]`);
    await expect(card).toHaveAttribute('data-state', 'up');
    await expect(card.getByText('Up', { exact: true })).toBeVisible();
  }
  await expect(page.locator('[data-component]:not([data-state=up])')).toHaveCount(0);
}
