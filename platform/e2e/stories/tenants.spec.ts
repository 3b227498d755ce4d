import { readFile } from 'node:fs/promises';
import { type APIRequestContext, expect, test } from '@playwright/test';
import * as audit from '../pages/audit';
import * as tenants from '../pages/tenants';
import { assertAccessible } from '../support/accessibility';
import { bearer, gatewayToken, messageBetween } from '../support/api';

/** Ids of its own in each run: a tenant that was open is not cancelled. */
const SUFFIX = Date.now().toString(36);
const FIRST = `one-${SUFFIX}`;
const SECOND = `two-${SUFFIX}`;

test.describe('An operator', () => {
  test('creates two tenants while a third is under load, and an auditor finds it', async ({
    page,
    browser,
    request,
  }) => {
    test.slow();
    const load = await startLoad(request);
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
    // The third tenant has noticed nothing: every event of every batch was accepted meanwhile.
    const { batches, accepted } = await load.stop();
    expect(batches).toBeGreaterThan(5);
    expect(accepted).toBe(batches * BATCH);

    const context = await browser.newContext({ baseURL: new URL(page.url()).origin });
    const administrator = await context.newPage();
    await tenants.signInFirst(administrator, FIRST, oneTime, 'a-password-of-my-own-1');
    await expect(administrator.getByRole('heading', { level: 1 })).toHaveText(/Robin New/);

    await page.goto(`/platform/tenants/${FIRST}`);
    await tenants.clickChange(page, 'Suspend…', `Suspend ${FIRST}`);
    await tenants.assertState(page, 'suspended');
    await administrator.reload();
    await expect(administrator.getByRole('heading', { level: 1 })).toHaveText('No such organization');
    const archive = await tenants.exportTenant(page);
    expect(archive.name).toMatch(new RegExp(`^${FIRST}-.*[.]tar$`));
    expect((await readFile(archive.path)).includes('atrium-tenant-export')).toBe(true);
    await assertAccessible(page);
    await page.getByRole('button', { name: /^Remove the export/ }).click();
    await expect(page.getByText('There is no export of this tenant.')).toBeVisible();
    await tenants.clickChange(page, 'Resume…', `Resume ${FIRST}`);
    await tenants.assertState(page, 'active');
    await context.close();

    const auditor = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage();
    await tenants.signInAsPlatformAuditor(auditor);
    await assertAccessible(auditor);
    for (const id of [FIRST, SECOND]) {
      await audit.fillSearch(auditor, id);
      await expect(audit.lines(auditor, 'Organization created').first()).toBeVisible();
    }
    await audit.fillSearch(auditor, FIRST);
    await expect(audit.lines(auditor, 'Organization suspended').first()).toBeVisible();
    await expect(audit.lines(auditor, 'Organization resumed').first()).toBeVisible();
    await audit.verify(auditor);
    await auditor.goto(`/platform/tenants/${FIRST}`);
    await expect(auditor.getByRole('heading', { level: 1 })).not.toHaveText(FIRST);
    await expect(page.getByText('Audit of the installation')).toHaveCount(0);
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

const BATCH = 50;

/** Sends batches to an organization that works, one after the other, until it is stopped. */
async function startLoad(
  request: APIRequestContext,
): Promise<{ stop: () => Promise<{ batches: number; accepted: number }> }> {
  const service = await gatewayToken(request, 'demo');
  const known = await request.post('/api/v1/directory/import', {
    params: { effectiveFrom: '2023-01-01' },
    headers: { ...bearer(service), 'content-type': 'text/csv' },
    data: 'user,department\ne2e-sender,e2e\ne2e-receiver,e2e\n',
  });
  expect(known.status(), await known.text()).toBe(200);
  const enough = new AbortController();
  let batches = 0;
  let accepted = 0;
  const sending = (async () => {
    while (!enough.signal.aborted) {
      const events = Array.from({ length: BATCH }, (_, index) =>
        messageBetween(`load-${SUFFIX}-${batches}-${index}`, 'e2e-sender', 'e2e-receiver'),
      );
      const answer = await request.post('/api/v1/events', {
        headers: {
          ...bearer(await gatewayToken(request, 'demo')),
          'content-type': 'application/cloudevents-batch+json',
        },
        data: JSON.stringify(events),
      });
      expect(answer.status(), await answer.text()).toBe(200);
      accepted += ((await answer.json()) as { accepted: number }).accepted;
      batches += 1;
    }
  })();
  return {
    stop: async () => {
      enough.abort();
      await sending;
      return { batches, accepted };
    },
  };
}
