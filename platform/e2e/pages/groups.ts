import { expect, type Locator, type Page } from '@playwright/test';

export async function invite(page: Page, id: string): Promise<void> {
  await page.getByRole('button', { name: 'Invite a subsidiary' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite a subsidiary' });
  await dialog.getByLabel('ID of the organization').fill(id);
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** The dialog in which a subsidiary consents to a parent. */
export async function openConsent(page: Page, parent: string): Promise<Locator> {
  await page.getByRole('button', { name: `Consent to ${parent}` }).click();
  const dialog = page.getByRole('dialog', { name: `Show figures to ${parent}` });
  await expect(dialog).toBeVisible();
  return dialog;
}

export async function consent(dialog: Locator, figures: readonly string[]): Promise<void> {
  for (const figure of figures) await dialog.getByRole('checkbox', { name: figure }).check();
  await dialog.getByRole('button', { name: 'Consent', exact: true }).click();
  await expect(dialog).toBeHidden();
}

export async function revoke(page: Page, parent: string): Promise<void> {
  await page.getByRole('button', { name: `Revoke: ${parent}` }).click();
  const dialog = page.getByRole('dialog', { name: `Revoke the consent for ${parent}?` });
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Lines of figures, or of relations. */
export function rows(page: Page, table: string): Locator {
  return page.getByRole('group', { name: table }).locator('tbody tr[data-row-key]');
}

export const FIGURES = 'Figures of subsidiaries';
export const PARENTS = 'Who may see our figures';
export const SUBSIDIARIES = 'Whose figures we may see';
