import { expect, type Page } from '@playwright/test';
import { keycloakUrl, secret } from '../support/stack';

const SOON = { timeout: 90_000 };

export async function signInAsOperator(page: Page): Promise<void> {
  await signIn(page, 'operator', 'platform-operator');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tenants');
}

export async function signInAsPlatformAuditor(page: Page): Promise<void> {
  await signIn(page, 'platform-auditor', 'platform-auditor');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audit of the installation');
}

async function signIn(page: Page, account: string, password: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Platform operation' }).click();
  await page.waitForURL(`${keycloakUrl()}/realms/platform/**`);
  await page.locator('#username').fill(account);
  await page.locator('#password').fill(secret(password));
  await page.locator('#kc-login').click();
}

export async function fillTenant(page: Page, id: string, nameEn: string): Promise<void> {
  await page.getByRole('button', { name: 'Create tenant' }).click();
  const form = page.getByRole('dialog', { name: 'Create tenant' });
  await form.getByLabel('ID', { exact: true }).fill(id);
  await form.getByLabel('Name in Chinese').fill('新租户');
  await form.getByLabel('Name in English').fill(nameEn);
  await form.getByLabel('E-mail').fill(`it@${id}.example`);
  await form.getByLabel('First name').fill('Robin');
  await form.getByLabel('Last name').fill('New');
}

/** Answers the one-time password. */
export async function clickCreate(page: Page, id: string): Promise<string> {
  await page.getByRole('button', { name: 'Show the plan' }).click();
  const plan = page.getByRole('dialog', { name: `What creating ${id} makes` });
  await expect(plan.getByRole('listitem')).toHaveCount(11);
  await plan.getByRole('button', { name: 'Create now' }).click();
  const created = page.getByRole('dialog', { name: `${id} is being made` });
  const password = await created.getByTestId('one-time-password').innerText();
  await created.getByRole('button', { name: 'Follow the steps' }).click();
  return password;
}

export async function assertOpen(page: Page, id: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/platform/tenants/${id}$`));
  await expect(page.getByRole('status')).toHaveText('11 of 11 steps done', SOON);
  await assertState(page, 'active');
}

export async function assertState(page: Page, state: string): Promise<void> {
  await expect(page.locator('.tenant-head [data-tenant-state]')).toHaveAttribute('data-tenant-state', state, SOON);
}

export async function clickChange(page: Page, button: string, confirmation: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('dialog').getByRole('button', { name: confirmation }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Makes an export of the tenant that is shown, and answers what the browser saved. */
export async function exportTenant(page: Page): Promise<{ readonly name: string; readonly path: string }> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.locator('[data-export-state="finished"]')).toContainText('complete', SOON);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Download the export/ }).click();
  const download = await saved;
  return { name: download.suggestedFilename(), path: await download.path() };
}

/** The first sign-in: the one-time password, then one of one's own. */
export async function signInFirst(page: Page, tenant: string, oneTime: string, password: string): Promise<void> {
  await page.goto(`/t/${tenant}`);
  await page.waitForURL(`${keycloakUrl()}/realms/${tenant}/**`);
  await page.locator('#username').fill('admin');
  await page.locator('#password').fill(oneTime);
  await page.locator('#kc-login').click();
  await page.locator('#password-new').fill(password);
  await page.locator('#password-confirm').fill(password);
  await page.locator('input[type=submit], button[type=submit]').first().click();
}
