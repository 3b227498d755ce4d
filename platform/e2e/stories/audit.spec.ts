import { expect, test } from '@playwright/test';
import * as audit from '../pages/audit';
import * as settings from '../pages/settings';
import * as shell from '../pages/shell';
import * as door from '../pages/signIn';
import { assertAccessible } from '../support/accessibility';

test('An auditor finds what an administrator has changed, and an administrator does not find the log', async ({
  page,
  browser,
}) => {
  await door.signIn(page, 'demo2', 'admin', '/settings');
  // Changed and changed back: other stories know the organization by its name.
  for (const name of [`Audited ${Date.now().toString(36)}`, 'Demo Research Institute']) {
    await page.goto('/t/demo2/settings');
    await settings.fillEnglishName(page, name);
    await settings.clickSave(page);
    await settings.assertSaved(page);
  }
  await expect(
    page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Audit' }),
  ).toHaveCount(0);
  await page.goto('/t/demo2/audit');
  await shell.assertForbidden(page);

  const auditor = await (await browser.newContext()).newPage();
  await door.signIn(auditor, 'demo2', 'auditor');
  await shell.clickArea(auditor, 'Audit');
  await shell.assertPage(auditor, 'Audit');
  await audit.fillSearch(auditor, 'organizationName');
  await expect(audit.lines(auditor, 'Settings changed').first()).toBeVisible();
  await assertAccessible(auditor);
  const drawer = await audit.openFirst(auditor, 'Settings changed');
  await expect(drawer.getByText('admin (person)')).toBeVisible();
  await assertAccessible(auditor);
  await drawer.getByRole('button', { name: 'Close' }).click();
  await audit.verify(auditor);

  const saved = auditor.waitForEvent('download');
  await auditor.getByRole('button', { name: 'Export for verification (JSONL)' }).click();
  expect((await saved).suggestedFilename()).toBe('demo2-audit.jsonl');
  await auditor.goto('/t/demo2/settings');
  await shell.assertForbidden(auditor);
});

test('The page speaks Chinese and fits a telephone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await door.signIn(page, 'demo2', 'auditor', '/audit');
  await shell.assertPage(page, 'Audit');
  await shell.clickLanguage(page, '简体中文');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('审计');
  await expect(page.getByRole('button', { name: '立即校验' })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
  await assertAccessible(page);
});
