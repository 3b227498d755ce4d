import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import * as access from '../pages/access';
import * as audit from '../pages/audit';
import * as insights from '../pages/insights';
import * as shell from '../pages/shell';
import * as door from '../pages/signIn';
import { assertAccessible } from '../support/accessibility';
import { assertProblem, bearer, tokenOf } from '../support/api';
import { assertSimulated } from '../support/simulation';

interface Department {
  readonly no: number;
  readonly name: string;
  readonly parentNo?: number;
}

const MEMBER = 'Morgan Demo';
const ROLE = 'Department head';

test.describe('A role for a part of the organization, for a time', () => {
  test.beforeAll(async () => {
    await assertSimulated('demo');
  });

  test('is granted, used, revoked, and over by itself; an auditor finds all of it', async ({ browser, request }) => {
    test.slow(); // people sign in, and a grant is waited for until it is over
    const administrator = await (await browser.newContext()).newPage();
    const admin = await tokenOf(administrator, () => door.signIn(administrator, 'demo', 'admin'));
    await employ(request, admin);
    const [mine, other] = await twoDepartments(request, admin);
    try {
      const member = await (await browser.newContext()).newPage();
      const token = await tokenOf(member, () => door.signIn(member, 'demo', 'member'));
      await member.goto('/t/demo/insights');
      await shell.assertForbidden(member);

      await shell.clickArea(administrator, 'Roles and access');
      await shell.assertPage(administrator, 'Roles and access');
      await assertAccessible(administrator);
      const until = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 16);
      await access.grant(administrator, {
        search: 'Morgan',
        member: MEMBER,
        role: ROLE,
        department: mine.name,
        until,
        reason: 'Covers for the head of the department',
      });
      await expect(access.grantsOf(administrator, MEMBER)).toContainText([mine.name]);
      await assertAccessible(administrator);

      await member.goto('/t/demo');
      await expect(access.own(member)).toContainText(`${ROLE} · ${mine.name} · until`);
      await assertAccessible(member);
      await member.goto('/t/demo/insights');
      await insights.assertHere(member, mine.name);
      await expect(member.locator('[data-metric] .figure-value')).toHaveCount(10);
      await insights.clickExport(member, 'Messages and senders', /^CSV \(UTF-8\)/);
      await assertProblem(await overview(request, token, other.no), 403);
      await assertProblem(await overview(request, token), 403);

      await access.revoke(administrator, ROLE, MEMBER, 'The head is back');
      await expect(access.grantsOf(administrator, MEMBER)).toHaveCount(0);
      await assertProblem(await overview(request, token, mine.no), 403);

      // Nobody acts when this one is over.
      const answer = await request.post('/api/v1/grants', {
        headers: bearer(admin),
        data: {
          role: 'department-head',
          user: 'member',
          department: mine.no,
          expiresAt: new Date(Date.now() + 4_000).toISOString(),
          reason: 'A moment',
        },
      });
      expect(answer.status(), await answer.text()).toBe(201);
      expect((await overview(request, token, mine.no)).status()).toBe(200);
      await expect.poll(async () => (await overview(request, token, mine.no)).status()).toBe(403);

      await administrator.goto('/t/demo/audit');
      await shell.assertForbidden(administrator);
      await assertAudited(await (await browser.newContext()).newPage());
    } finally {
      await restore(request, admin);
    }
  });

  test('the page speaks Chinese and fits a telephone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await door.signIn(page, 'demo', 'admin', '/access');
    await shell.assertPage(page, 'Roles and access');
    await shell.clickLanguage(page, '简体中文');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('角色与权限');
    await expect(page.getByRole('button', { name: '授予角色' })).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
    await assertAccessible(page);
  });
});

/** The evaluation's account becomes a member of the directory, without moving anybody. */
async function employ(request: APIRequestContext, admin: string): Promise<void> {
  await load(request, admin, `user,department,name\nmember,/,${MEMBER}\n`);
}

/** Nothing of the story is left in force: no grant, and the account leaves the directory, wherever the day begins first. */
async function restore(request: APIRequestContext, admin: string): Promise<void> {
  const listed = await request.get('/api/v1/grants', { params: { q: 'member' }, headers: bearer(admin) });
  const { grants } = (await listed.json()) as { grants: readonly { id: string; member: { user: string } }[] };
  for (const { id, member } of grants) {
    if (member.user !== 'member') continue;
    const revoked = await request.post(`/api/v1/grants/${id}/revoke`, {
      headers: bearer(admin),
      data: { reason: 'The story is over' },
    });
    expect([200, 409]).toContain(revoked.status());
  }
  const leaving = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  await load(request, admin, `user,department,valid_to\nmember,/,${leaving}\n`);
}

async function load(request: APIRequestContext, admin: string, csv: string): Promise<void> {
  const answer = await request.post('/api/v1/directory/import', {
    params: { rewriteHistory: 'true' },
    headers: { ...bearer(admin), 'content-type': 'text/csv' },
    data: csv,
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** A department that is large enough to be shown, and one beside it. */
async function twoDepartments(request: APIRequestContext, admin: string): Promise<readonly [Department, Department]> {
  const answer = await request.get('/api/v1/insights/departments', { headers: bearer(admin) });
  const { departments } = (await answer.json()) as { departments: readonly (Department & { hidden?: object })[] };
  const mine = departments.find(({ parentNo, hidden }) => parentNo !== undefined && hidden === undefined);
  const other = departments.find(({ no, parentNo }) => no !== mine?.no && parentNo === mine?.parentNo);
  if (!mine || !other) throw new Error(`no department is shown beside another: ${JSON.stringify(departments)}`);
  return [mine, other];
}

function overview(request: APIRequestContext, token: string, department?: number) {
  const params = department === undefined ? {} : { department };
  return request.get('/api/v1/insights/overview', { params, headers: bearer(token) });
}

async function assertAudited(page: Page): Promise<void> {
  await door.signIn(page, 'demo', 'auditor', '/audit');
  await audit.fillSearch(page, 'Covers for the head');
  const drawer = await audit.openFirst(page, 'Role granted');
  await expect(drawer.getByText('admin (person)')).toBeVisible();
  await expect(drawer.getByText('department-head')).toBeVisible();
  await drawer.getByRole('button', { name: 'Close' }).click();
  await audit.fillSearch(page, 'The head is back');
  await expect(audit.lines(page, 'Role revoked').first()).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await page.getByRole('textbox', { name: 'Who: user name or ID' }).fill('member');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(audit.lines(page, 'Figures exported').first()).toBeVisible();
  await expect(audit.lines(page, 'Access refused').first()).toBeVisible();
}
