import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, test } from '@playwright/test';
import * as account from '../pages/account';
import * as settings from '../pages/settings';
import * as shell from '../pages/shell';
import * as door from '../pages/signIn';
import { assertAccessible } from '../support/accessibility';
import { assertProblem, bearer, claimsOf, gatewayToken, importMember, messageBetween, tokenOf } from '../support/api';

test.beforeAll(async ({ request }) => {
  await importMember(request, 'bureau', 'member');
});

test('A member ends a session elsewhere, and finds it gone', async ({ page, browser }) => {
  const elsewhere = await (await browser.newContext()).newPage();
  const there = await tokenOf(elsewhere, () => door.signIn(elsewhere, 'bureau', 'member'));
  const here = await tokenOf(page, () => door.signIn(page, 'bureau', 'member'));
  await account.open(page);
  await shell.assertPage(page, 'Your account');
  await assertAccessible(page);
  const before = await account.sessions(page).count();
  expect(before).toBeGreaterThanOrEqual(2);
  await expect(account.sessions(page).filter({ hasText: 'This session' })).toHaveCount(1);
  await expect(
    account
      .sessions(page)
      .filter({ hasText: /Chrome \d+ on Linux/ })
      .first(),
  ).toBeVisible();

  const { sessions } = (await (await page.request.get('/api/v1/me/sessions', { headers: bearer(here) })).json()) as {
    sessions: readonly { id: string; startedAt: string }[];
  };
  const place = sessions.findIndex(({ id }) => id === claimsOf(there).sid);
  await account.sessions(page).nth(place).getByRole('button', { name: /^End/ }).click();
  await expect(account.sessions(page)).toHaveCount(before - 1);
  await assertProblem(await page.request.get('/api/v1/me', { headers: bearer(there) }), 401);
  expect((await page.request.get('/api/v1/me', { headers: bearer(here) })).status()).toBe(200);
});

test('A member signs out everywhere, and has to sign in again', async ({ page }) => {
  const token = await tokenOf(page, () => door.signIn(page, 'bureau', 'auditor'));
  await account.open(page);
  await account.signOutEverywhere(page);
  await door.assertSignedOut(page);
  await assertProblem(await page.request.get('/api/v1/me', { headers: bearer(token) }), 401);
  await door.assertCredentialsAsked(page, 'bureau');
});

test('A member reads what is recorded and takes it along; nobody else does', async ({ page, browser }) => {
  const token = await tokenOf(page, () => door.signIn(page, 'bureau', 'member'));
  await account.open(page);
  await account.clickPrivacy(page);
  await shell.assertPage(page, 'Your privacy');
  await expect(page.getByText(/^In events you are the number \d+$/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Events: Collaboration' })).toBeVisible();
  await assertAccessible(page);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download your data' }).click();
  expect((await saved).suggestedFilename()).toBe('bureau-my-data.zip');

  // An administrator is nobody in the directory here, and no parameter makes somebody of them.
  const admin = await (await browser.newContext()).newPage();
  const other = await tokenOf(admin, () => door.signIn(admin, 'bureau', 'admin', '/privacy'));
  await expect(admin.getByText('You are not in the directory')).toBeVisible();
  await assertAccessible(admin);
  for (const query of ['', '?member=1', '?user=member']) {
    await assertProblem(await admin.request.get(`/api/v1/me/privacy/data${query}`, { headers: bearer(other) }), 404);
  }
  const { sub } = claimsOf(token);
  await assertProblem(
    await admin.request.delete(`/api/v1/me/sessions/${claimsOf(token).sid}`, { headers: bearer(other) }),
    404,
  );
  expect(sub).not.toBe(claimsOf(other).sub);
});

test('A member opts out where the organization allows it, and nothing of them is recorded', async ({
  page,
  browser,
  request,
}) => {
  const allow = 'Members may decide that nothing is recorded about them';
  const admin = await (await browser.newContext()).newPage();
  await door.signIn(admin, 'bureau', 'admin', '/settings');
  await door.signIn(page, 'bureau', 'member', '/privacy');
  await expect(page.getByText('Your organization does not let its members opt out.')).toBeVisible();

  await settings.setAllowed(admin, allow, true);
  await assertAccessible(admin);
  await expect(admin.getByText(/^Fewer than 10 members have opted out\./)).toBeVisible();
  await page.reload();
  await account.setOptedOut(page, true);
  await assertAccessible(page);
  expect(await sent(request)).toMatchObject({ accepted: 0, rejected: 0, withheld: 1 });

  // Withdrawn, it stays in force until the member takes it back.
  await settings.setAllowed(admin, allow, false);
  await page.reload();
  await expect(page.getByText('Your opt-out stays in force')).toBeVisible();
  expect(await sent(request)).toMatchObject({ withheld: 1 });
  await account.setOptedOut(page, false);
  await expect(page.getByText('Your organization does not let its members opt out.')).toBeVisible();
  expect(await sent(request)).toMatchObject({ accepted: 1, withheld: 0 });
});

/** What becomes of an event of the member, now. */
async function sent(request: APIRequestContext): Promise<unknown> {
  const event = messageBetween(randomUUID(), 'member', 'member', { time: new Date().toISOString() });
  const answer = await request.post('/api/v1/events', {
    headers: {
      ...bearer(await gatewayToken(request, 'bureau')),
      'content-type': 'application/cloudevents+json',
    },
    data: event,
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}

test('The pages speak Chinese and fit a telephone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await door.signIn(page, 'bureau', 'admin', '/account');
  await shell.clickLanguage(page, '简体中文');
  for (const [path, title] of [
    ['account', '我的账号'],
    ['privacy', '我的隐私'],
    ['settings/sign-in', '登录方式'],
  ] as const) {
    await page.goto(`/t/bureau/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide, path).toBe(false);
    await assertAccessible(page);
  }
});
