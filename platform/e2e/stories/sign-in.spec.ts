import { expect, test } from '@playwright/test';
import { assertAllUp } from '../pages/health';
import * as shell from '../pages/shell';
import * as door from '../pages/signIn';
import { assertAccessible } from '../support/accessibility';

const COMPONENTS = ['postgresql', 'kafka', 'clickhouse', 'keycloak'] as const;

test.describe('An administrator', () => {
  test('signs in, sees that everything is up, and signs out', async ({ page }) => {
    await door.goToStart(page);
    await assertAccessible(page);
    await door.clickOrganization(page, 'demo2');
    await door.fillCredentials(page, 'demo2', 'admin');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good to see you, /);
    await assertAccessible(page);

    await shell.clickArea(page, 'System health');
    await shell.assertPage(page, 'System health');
    await shell.assertHeadingFocused(page);
    await assertAllUp(page, COMPONENTS);
    await assertAccessible(page);

    await door.clickSignOut(page);
    await door.assertSignedOut(page);
    await door.assertCredentialsAsked(page, 'demo2');
  });

  test('reloads a page and goes back to the one before', async ({ page }) => {
    await door.signIn(page, 'demo2', 'admin');
    await shell.clickArea(page, 'System health');
    await shell.assertPage(page, 'System health');
    await page.reload();
    await shell.assertPage(page, 'System health');
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good to see you, /);
    await expect(page).toHaveURL(/\/t\/demo2$/);
    await page.goForward();
    await shell.assertPage(page, 'System health');
  });

  test('switches language and theme, and finds both again after a reload', async ({ page }) => {
    await door.signIn(page, 'demo2', 'admin', '/health');
    await shell.clickLanguage(page, '简体中文');
    await shell.assertLanguage(page, 'zh-CN');
    await shell.assertPage(page, '系统健康');
    await shell.clickTheme(page, /^深色|深色$/);
    await shell.assertTheme(page, 'dark');
    await assertAccessible(page);

    await page.reload();
    await shell.assertPage(page, '系统健康');
    await shell.assertTheme(page, 'dark');

    await shell.clickLanguage(page, 'English');
    await shell.assertLanguage(page, 'en');
    await shell.clickTheme(page, /Light/);
    await shell.assertTheme(page, 'light');
  });

  test('is told when a page or an organization does not exist', async ({ page }) => {
    await page.goto('/t/nowhere');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such organization');
    await assertAccessible(page);
    await door.signIn(page, 'demo2', 'admin', '/nothing-here');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
    await assertAccessible(page);
  });
});
