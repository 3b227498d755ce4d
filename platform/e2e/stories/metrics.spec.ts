import { expect, type Page, test } from '@playwright/test';
import * as metrics from '../pages/metrics';
import * as door from '../pages/signIn';
import { assertAccessible } from '../support/accessibility';
import { bearer, tokenOf } from '../support/api';
import { ABSENT, expected, WHOLE_PERIOD } from '../support/expected';

interface Department {
  readonly no: number;
  readonly hidden?: { readonly reason: string };
}

test.describe('A CIO and the catalogue of metrics', () => {
  const truth = expected();
  test.skip(truth === undefined, ABSENT);
  if (!truth) return;

  test('finds a metric, sees who is behind it, and what it means', async ({ page }) => {
    await door.signIn(page, 'demo2', 'cio');
    await metrics.clickMetrics(page);
    await metrics.goToMetrics(page, 'demo2', WHOLE_PERIOD);
    await metrics.assertLoaded(page);
    await assertAccessible(page);
    await metrics.fillSearch(page, 'com.sender_rate');
    await metrics.assertListed(page, ['com.sender_rate']);
    const senders = truth.totals.distinct_senders.toLocaleString('en');
    await metrics.assertValue(page, 'com.sender_rate', [/%$/, new RegExp(`^n = ${senders} of N = `)]);
    await metrics.openMetric(page, 'com.sender_rate');
    await expect(page.locator('[data-definition]').getByText(senders, { exact: true })).toBeVisible();
    await assertAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/q=com\.sender_rate/);
  });

  test('is told why a small department has no figures', async ({ page }) => {
    const { no } = await hiddenDepartment(page);
    await metrics.goToMetrics(page, 'demo2', { ...WHOLE_PERIOD, department: String(no), q: 'com.sender_rate' });
    await metrics.assertHidden(page, 'com.sender_rate', 'below-k');
    await metrics.assertValue(page, 'com.sender_rate', ['Hidden', /^Fewer than 10 people/]);
    await assertAccessible(page);
  });
});

test.describe('An administrator and the targets of the index', () => {
  const METRIC = 'org.habit_rate';

  test('sets a goal, finds who set it, and takes it away', async ({ page }) => {
    await door.signIn(page, 'demo', 'admin');
    await metrics.clickMetrics(page);
    const dialog = await metrics.openTargets(page);
    await expect(dialog.getByLabel('Industry (GB/T 4754)').first()).toBeVisible();
    await assertAccessible(page);
    await metrics.setGoal(dialog, METRIC, '42.5');
    await metrics.assertGoal(dialog, METRIC, /^42\.5%admin, /);
    await expect(dialog.getByRole('listitem').first()).toContainText('from none to 42.5%');
    await metrics.removeGoal(dialog, METRIC);
    await metrics.assertGoal(dialog, METRIC, 'No goal');
    await expect(dialog.getByRole('listitem').first()).toContainText('from 42.5% to none');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
});

/** A department that is hidden because it has few people. */
async function hiddenDepartment(page: Page): Promise<Department> {
  const token = await tokenOf(page, () => door.signIn(page, 'demo2', 'cio'));
  const answer = await page.request.get('/api/v1/insights/departments', {
    params: WHOLE_PERIOD,
    headers: bearer(token),
  });
  const { departments } = (await answer.json()) as { readonly departments: readonly Department[] };
  const found = departments.find(({ hidden }) => hidden?.reason === 'below-k');
  if (!found) throw new Error('no department is hidden');
  return found;
}
