import { expect, type Locator, type Page } from '@playwright/test';

export async function fillSearch(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Part of any field' }).fill(text);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
}

export function lines(page: Page, action: string): Locator {
  return page.getByRole('button', { name: new RegExp(`^Open record \\d+: ${action}$`) });
}

/** By keyboard, as somebody without a mouse does. */
export async function openFirst(page: Page, action: string): Promise<Locator> {
  await lines(page, action).first().focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: /^Record \d+$/ });
  await expect(drawer.getByText('This record is unchanged and follows the one before it.')).toBeVisible();
  return drawer;
}

export async function verify(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.locator('[data-chain=intact]')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/^Intact to #/)).toBeVisible();
}
