import { expect, test } from '@playwright/test';
import * as settings from '../pages/settings';
import * as shell from '../pages/shell';
import * as door from '../pages/signIn';
import { assertAccessible } from '../support/accessibility';

/** Different in every run, so that a value of an earlier run cannot pass for one that was saved now. */
const RUN = Date.now().toString(36);
const HOLIDAY = `Founding day ${RUN}`;
const SWAPPED = `Worked Sunday ${RUN}`;

test('An administrator completes the first-run settings and finds them again', async ({ page }) => {
  test.slow();
  await door.signIn(page, 'demo', 'admin');
  await shell.clickArea(page, 'Settings');
  await shell.assertPage(page, 'Settings');
  await assertAccessible(page);

  await settings.fillEnglishName(page, `Demo Group ${RUN}`);
  await settings.fillNewDay(page, 'holidays', '2031-03-03', HOLIDAY);
  await settings.fillNewDay(page, 'swappedWorkingDays', '2031-03-09', SWAPPED);
  await settings.clickSave(page);
  await settings.assertSaved(page);

  await page.reload();
  await expect(page.getByLabel('Name in English')).toHaveValue(`Demo Group ${RUN}`);
  await settings.assertDayListed(page, 'holidays', '2031-03-03', HOLIDAY);
  await settings.assertDayListed(page, 'swappedWorkingDays', '2031-03-09', SWAPPED);

  await shell.clickArea(page, 'Home');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good to see you, /);
  await expect(page.getByText('Finish setting up')).toHaveCount(0);

  await shell.clickArea(page, 'Settings');
  await settings.fillEnglishName(page, 'Demo Group');
  await settings.clickRemoveDay(page, HOLIDAY);
  await settings.clickRemoveDay(page, SWAPPED);
  await settings.clickSave(page);
  await settings.assertSaved(page);
});

test('Two administrators do not overwrite each other unseen', async ({ page, browser }) => {
  test.slow(); // two sign-ins and four savings
  await door.signIn(page, 'demo', 'admin', '/settings');
  await settings.fillEnglishName(page, 'Slower');

  const other = await (await browser.newContext()).newPage();
  await door.signIn(other, 'demo', 'admin', '/settings');
  await settings.fillEnglishName(other, `Faster ${RUN}`);
  await settings.clickSave(other);
  await settings.assertSaved(other);

  await settings.clickSave(page);
  await expect(page.getByText('Somebody else saved these settings meanwhile')).toBeVisible();
  await page.getByRole('button', { name: 'Load current settings' }).click();
  await expect(page.getByLabel('Name in English')).toHaveValue(`Faster ${RUN}`);

  await settings.fillEnglishName(page, 'Demo Group');
  await settings.clickSave(page);
  await settings.assertSaved(page);
});

test('Unsaved changes are not lost by a slip', async ({ page }) => {
  await door.signIn(page, 'demo', 'admin', '/settings');
  await settings.fillEnglishName(page, 'Not to be saved');
  await shell.clickArea(page, 'Home');
  await expect(page.getByRole('dialog')).toContainText('Leave without saving?');
  await page.getByRole('button', { name: 'Stay' }).click();
  await expect(page.getByLabel('Name in English')).toHaveValue('Not to be saved');
});
