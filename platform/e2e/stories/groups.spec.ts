import { type APIRequestContext, expect, test } from '@playwright/test';
import * as audit from '../pages/audit';
import * as groups from '../pages/groups';
import * as shell from '../pages/shell';
import * as door from '../pages/signIn';
import { assertAccessible } from '../support/accessibility';
import { assertProblem, bearer, tokenOf } from '../support/api';
import { assertSimulated } from '../support/simulation';

const FIGURE = 'Monthly active people (28 days)';

test.describe('A group', () => {
  test.beforeAll(async () => {
    await assertSimulated('bureau');
  });

  test('shows figures of a subsidiary by its consent, until that is revoked', async ({ browser, request }) => {
    test.slow();
    const parent = await (await browser.newContext()).newPage();
    const head = await tokenOf(parent, () => door.signIn(parent, 'demo', 'admin'));
    await settle(request, head);
    await shell.clickArea(parent, 'Group');
    await shell.assertPage(parent, 'Group');
    await assertAccessible(parent);
    await groups.invite(parent, 'bureau');
    await expect(groups.rows(parent, groups.SUBSIDIARIES).first()).toContainText('Waits for an answer');
    await assertAccessible(parent);

    const chief = await (await browser.newContext()).newPage();
    const cio = await tokenOf(chief, () => door.signIn(chief, 'demo', 'cio'));
    await shell.clickArea(chief, 'Group');
    await expect(chief.getByText('No subsidiary consents now.')).toBeVisible();
    await assertProblem(await request.get('/api/v1/groups', { headers: bearer(cio) }), 403);
    await assertProblem(await request.get('/api/v1/groups/metrics', { headers: bearer(head) }), 403);

    const subsidiary = await (await browser.newContext()).newPage();
    await door.signIn(subsidiary, 'bureau', 'admin', '/groups');
    await expect(groups.rows(subsidiary, groups.PARENTS).first()).toContainText('Demo Group');
    const dialog = await groups.openConsent(subsidiary, 'Demo Group');
    await assertAccessible(subsidiary);
    await groups.consent(dialog, [FIGURE]);
    await expect(groups.rows(subsidiary, groups.PARENTS).first()).toContainText(FIGURE);

    await chief.getByRole('button', { name: 'Look again' }).click();
    const line = groups.rows(chief, groups.FIGURES);
    await expect(line).toHaveCount(1);
    await expect(line).toContainText('Demo City Bureau');
    await expect(line).toContainText(FIGURE);
    await expect(line).toContainText(/\d+ \/ \d+/);
    await expect(line).toContainText(/%/);
    await assertAccessible(chief);
    await shell.clickLanguage(chief, '简体中文');
    await expect(chief.getByRole('heading', { level: 1 })).toHaveText('集团');
    await assertAccessible(chief);
    await shell.clickLanguage(chief, 'English');

    await groups.revoke(subsidiary, 'Demo Group');
    await expect(groups.rows(subsidiary, groups.PARENTS).first()).toContainText('Revoked by the subsidiary');
    await chief.getByRole('button', { name: 'Look again' }).click();
    await expect(chief.getByText('No subsidiary consents now.')).toBeVisible();

    const auditor = await (await browser.newContext()).newPage();
    await door.signIn(auditor, 'bureau', 'auditor', '/audit');
    await audit.fillSearch(auditor, 'group_sharing');
    await expect(audit.lines(auditor, 'Group: figures seen by the parent').first()).toBeVisible();
    await expect(audit.lines(auditor, 'Group sharing revoked').first()).toBeVisible();
    await expect(audit.lines(auditor, 'Group: invited').first()).toBeVisible();
  });
});

/** Nothing of a former run is left open. */
async function settle(request: APIRequestContext, token: string): Promise<void> {
  const listed = await request.get('/api/v1/groups', { headers: bearer(token) });
  const { relations } = (await listed.json()) as { relations: readonly { id: string; state: string }[] };
  for (const { id, state } of relations) {
    if (state === 'ended' || state === 'lapsed') continue;
    const ended = await request.post(`/api/v1/groups/${id}/end`, { headers: bearer(token), data: {} });
    expect(ended.status(), await ended.text()).toBe(200);
  }
}
