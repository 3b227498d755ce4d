import { expect, test } from '@playwright/test';
import * as shell from '../pages/shell';
import * as door from '../pages/signIn';
import { assertAccessible } from '../support/accessibility';
import { assertProblem, bearer, tokenOf } from '../support/api';

test('An employee without rights is told so, page by page', async ({ page }) => {
  await door.signIn(page, 'demo', 'member');
  await expect(page.getByText('no further area is open to it yet')).toBeVisible();
  await assertAccessible(page);
  for (const area of ['insights', 'health', 'dead-letters', 'settings']) {
    await page.goto(`/t/demo/${area}`);
    await shell.assertForbidden(page);
    await assertAccessible(page);
  }
});

test('The server refuses what the page does not offer', async ({ page, request }) => {
  const token = await tokenOf(page, () => door.signIn(page, 'demo', 'member'));
  for (const path of [
    '/settings',
    '/health/components',
    '/insights/departments-tree',
    '/directory/departments',
    '/dead-letters',
  ]) {
    await assertProblem(await request.get(`/api/v1${path}`, { headers: bearer(token) }), 403);
  }
  await assertProblem(await request.get('/api/v1/me'), 401);
});
