import { expect, type Page } from '@playwright/test';

export async function fillEnglishName(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name in English').fill(name);
}

export type DayList = 'holidays' | 'swappedWorkingDays';

export async function fillNewDay(page: Page, list: DayList, date: string, name: string): Promise<void> {
  const box = page.locator(`[data-list=${list}]`);
  await box.getByRole('button', { name: /^Add/ }).click();
  const row = box.locator('.day-row').last();
  await row.getByLabel('Date').fill(date);
  await row.getByLabel('Date').press('Enter');
  await row.getByLabel('Name').fill(name);
}

export async function clickRemoveDay(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Remove ${name}` }).click();
}

export async function clickSave(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Save/ }).click();
}

export async function assertSaved(page: Page): Promise<void> {
  await expect(page.getByText('Settings saved')).toBeVisible();
}

export async function assertDayListed(page: Page, list: DayList, date: string, name: string): Promise<void> {
  const rows = page.locator(`[data-list=${list}] .day-row`);
  await expect(rows.getByLabel('Date').and(page.locator(`[value="${date}"]`))).toBeVisible();
  await expect(rows.getByLabel('Name').and(page.locator(`[value="${name}"]`))).toBeVisible();
}

export async function setAllowed(page: Page, name: string, allowed: boolean): Promise<void> {
  const choice = page.getByRole('switch', { name });
  await expect(choice).toBeChecked({ checked: !allowed });
  await choice.click();
  await expect(choice).toBeChecked({ checked: allowed });
}
