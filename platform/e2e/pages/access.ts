import { expect, type Locator, type Page } from '@playwright/test';

/** A new grant, as an administrator fills it in. */
export interface Wanted {
  readonly search: string;
  readonly member: string;
  readonly role: string;
  readonly department: string;
  /** Local date and time, as the field takes it. */
  readonly until: string;
  readonly reason: string;
}

export async function grant(page: Page, { search, member, role, department, until, reason }: Wanted): Promise<void> {
  await page.getByRole('button', { name: 'Grant a role' }).click();
  const dialog = page.getByRole('dialog', { name: 'Grant a role' });
  await dialog.getByLabel('Member').fill(search);
  await choose(page, member);
  await dialog.getByLabel('Role').click();
  await choose(page, role);
  await dialog.getByLabel('Where').fill(department);
  await page.locator('.ant-select-tree-node-content-wrapper').filter({ hasText: department }).first().click();
  await dialog.getByLabel('Until').fill(until);
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: 'Grant', exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

/** The grants of a member that the page lists. */
export function grantsOf(page: Page, member: string): Locator {
  return page.locator('[data-table=grants] tbody tr').filter({ hasText: member });
}

export async function revoke(page: Page, role: string, member: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: `Revoke ${role} of ${member}` }).click();
  const dialog = page.getByRole('dialog', { name: `Revoke ${role} of ${member}?` });
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

/** What the account itself sees of its roles, on the home page. */
export function own(page: Page): Locator {
  return page.getByRole('region', { name: 'Your account' });
}

async function choose(page: Page, option: string): Promise<void> {
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click();
}
