import { expect, type Page } from '@playwright/test';
import type { Tenant } from '../support/api';
import { keycloakUrl, secret } from '../support/stack';

export type Account = 'admin' | 'cio' | 'member' | 'auditor';

export async function goToStart(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to Atrium');
}

export async function clickOrganization(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name }).click();
}

export async function fillOrganization(page: Page, id: string): Promise<void> {
  await page.getByLabel('Organization ID').fill(id);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** At the realm's own page. */
export async function fillCredentials(page: Page, tenant: Tenant, account: Account): Promise<void> {
  await page.waitForURL(`${keycloakUrl()}/realms/${tenant}/**`);
  await page.locator('#username').fill(account);
  await page.locator('#password').fill(secret(`tenant-${tenant}-${account}`));
  await page.locator('#kc-login').click();
}

/** Opens a page of the organization, signing in on the way. */
export async function signIn(
  page: Page,
  tenant: Tenant,
  account: Account,
  path = '',
  accountButton = /^Account:/,
): Promise<void> {
  await page.goto(`/t/${tenant}${path}`);
  await fillCredentials(page, tenant, account);
  await expect(page.getByRole('button', { name: accountButton })).toBeAttached();
}

export async function clickSignOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Account:|账号)/ }).click();
  await page.getByRole('menuitem', { name: /^(Sign out|退出登录)/ }).click();
}

export async function assertSignedOut(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/\?signedOut=/);
  await expect(page.getByRole('status')).toBeVisible();
}

/** After signing out, the organization asks for credentials again. */
export async function assertCredentialsAsked(page: Page, tenant: Tenant): Promise<void> {
  await page.goto(`/t/${tenant}`);
  await page.waitForURL(`${keycloakUrl()}/realms/${tenant}/**`);
  await expect(page.locator('#username')).toBeVisible();
}
