import { expect, type Page } from '@playwright/test';

export async function clickArea(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name, exact: true }).click();
}

export async function assertPage(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page).toHaveTitle(new RegExp(`^${title} · .* · Atrium$`));
}

/** After a navigation the heading has the focus, so that it is read out. */
export async function assertHeadingFocused(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
}

const LANGUAGES = { 简体中文: 'zh-CN', English: 'en' } as const;

export async function clickLanguage(page: Page, language: keyof typeof LANGUAGES): Promise<void> {
  await page.getByRole('button', { name: /^(Language|语言)/ }).click();
  await page.getByRole('menuitem', { name: language }).click();
  // The texts are loaded first, and only then is the choice remembered.
  await assertLanguage(page, LANGUAGES[language]);
}

export async function clickTheme(page: Page, theme: RegExp): Promise<void> {
  await page.getByRole('button', { name: /^(Appearance|外观)/ }).click();
  await page.getByRole('menuitem', { name: theme }).click();
}

export async function assertLanguage(page: Page, tag: 'zh-CN' | 'en'): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', tag);
}

export async function assertTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

export async function assertForbidden(page: Page): Promise<void> {
  await expect(page.locator('[data-status=forbidden]')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not open to you');
}
