import { expect, type Page, test } from '@playwright/test';
import * as shell from '../pages/shell';
import * as door from '../pages/signIn';
import { assertAccessible } from '../support/accessibility';
import { bearer, tokenOf } from '../support/api';

/** A picture of one pixel; what the pages show of it is what the server has drawn. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const RED = '#a61b1b';

test('An organization wears its own colour and logo, and another one does not', async ({ page, browser }) => {
  const token = await tokenOf(page, () => door.signIn(page, 'demo', 'admin', '/settings'));
  await page.request.put('/api/v1/branding/accent', { headers: bearer(token), data: { accent: null } });
  await page.request.delete('/api/v1/branding/logo', { headers: bearer(token) });
  await page.reload();
  await assertAccent(page, '#12605b');
  await chooseColour(page, '#ffd54f');
  await expect(page.getByText(/at least 4\.5 is needed/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use this colour' })).toBeDisabled();
  await chooseColour(page, RED);
  await page.getByRole('button', { name: 'Use this colour' }).click();
  await assertAccent(page, RED);
  await page.locator('input[type=file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: PICTURE });
  await expect(page.getByRole('img', { name: 'Logo of Demo Group' })).toBeVisible();
  await assertAccessible(page);

  const member = await (await browser.newContext()).newPage();
  await door.signIn(member, 'demo', 'member');
  await assertAccent(member, RED);
  await expect(member.getByRole('img', { name: 'Demo Group' })).toBeVisible();
  const stranger = await (await browser.newContext()).newPage();
  await door.signIn(stranger, 'demo2', 'member');
  await expect(stranger.locator('.brand-name')).toBeVisible();
  await assertAccent(stranger, '#12605b');

  await shell.clickTheme(page, /Dark/);
  await shell.assertTheme(page, 'dark');
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Remove the logo' }).click();
  await expect(page.getByText('No logo yet.')).toBeVisible();
  await page.getByRole('button', { name: "Back to Atrium's colour" }).click();
  await expect(page.getByRole('button', { name: "Back to Atrium's colour" })).toHaveCount(0);
});

async function chooseColour(page: Page, colour: string): Promise<void> {
  await page.getByRole('button', { name: /^Colour of buttons and links/ }).click();
  const field = page.locator('.ant-color-picker-hex-input input').first();
  await field.fill(colour.slice(1));
  await field.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: `Colour of buttons and links: ${colour}` })).toBeVisible();
}

async function assertAccent(page: Page, colour: string): Promise<void> {
  await expect(page.locator('html')).toHaveCSS('--accent', colour);
}
