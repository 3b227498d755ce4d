import { expect, type Locator, type Page } from '@playwright/test';

export async function open(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('menuitem', { name: 'Your account' }).click();
  await expect(sessions(page).first()).toBeVisible();
}

export function sessions(page: Page): Locator {
  return page.getByRole('region', { name: 'Sessions' }).getByRole('listitem');
}

export async function signOutEverywhere(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
}

export async function clickPrivacy(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Your account and your data' })
    .getByRole('link', { name: 'Your privacy' })
    .click();
}

export async function setOptedOut(page: Page, optedOut: boolean): Promise<void> {
  await page.getByRole('switch', { name: optedOut ? /^I have not opted out/ : /^I have opted out/ }).click();
  await expect(page.getByText(optedOut ? 'You have opted out.' : 'Events of you are recorded again.')).toBeVisible();
}
