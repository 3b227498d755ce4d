import { expect, test } from '@playwright/test';
import * as tenants from '../pages/tenants';
import { assertAccessible } from '../support/accessibility';

/** Ids of its own in each run: a tenant that was open is not cancelled. */
const SUFFIX = Date.now().toString(36);
const FIRST = `one-${SUFFIX}`;
const SECOND = `two-${SUFFIX}`;

test.describe('An operator', () => {
  test('creates two tenants, and the first administrator of one signs in', async ({ page, browser }) => {
    test.slow();
    await tenants.signInAsOperator(page);
    await assertAccessible(page);
    await tenants.fillTenant(page, FIRST, 'First Tenant');
    await assertAccessible(page);
    const oneTime = await tenants.clickCreate(page, FIRST);
    await tenants.assertOpen(page, FIRST);
    await assertAccessible(page);

    await page.getByRole('link', { name: 'All tenants' }).click();
    await tenants.fillTenant(page, SECOND, 'Second Tenant');
    await tenants.clickCreate(page, SECOND);
    await tenants.assertOpen(page, SECOND);

    const context = await browser.newContext({ baseURL: new URL(page.url()).origin });
    const administrator = await context.newPage();
    await tenants.signInFirst(administrator, FIRST, oneTime, 'a-password-of-my-own-1');
    await expect(administrator.getByRole('heading', { level: 1 })).toHaveText(/Robin New/);

    await page.goto(`/platform/tenants/${FIRST}`);
    await tenants.clickChange(page, 'Suspend…', `Suspend ${FIRST}`);
    await tenants.assertState(page, 'suspended');
    await administrator.reload();
    await expect(administrator.getByRole('heading', { level: 1 })).toHaveText('No such organization');
    await tenants.clickChange(page, 'Resume…', `Resume ${FIRST}`);
    await tenants.assertState(page, 'active');
    await context.close();
  });

  test('is told what is wrong with a description, and reaches no organization', async ({ page }) => {
    await tenants.signInAsOperator(page);
    await tenants.fillTenant(page, 'demo', 'Taken');
    await page.getByRole('button', { name: 'Show the plan' }).click();
    await expect(page.getByRole('dialog')).toContainText("There is a tenant 'demo' already.");
    await expect(page.getByRole('button', { name: 'Create now' })).toBeDisabled();
    await assertAccessible(page);
  });

  test('works on a small screen', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 740 });
    await tenants.signInAsOperator(page);
    await expect(page.getByRole('button', { name: 'Create tenant' })).toBeVisible();
    await assertAccessible(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
