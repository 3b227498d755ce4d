import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import * as tenants from '../pages/tenants';
import * as door from '../pages/signIn';
import { assertAccessible } from '../support/accessibility';
import { CHECKOUT } from '../support/stack';

/** Every page there is, as the routes of the web application name them, and who sees it. */
const ORGANIZATION: Readonly<Record<door.Account, readonly string[]>> = {
  admin: [
    '',
    'groups',
    'health',
    'dead-letters',
    'access',
    'settings',
    'settings/sign-in',
    'settings/usage',
    'account',
    'privacy',
    '*',
  ],
  cio: ['insights', 'metrics', 'groups', 'health'],
  auditor: ['audit'],
  member: [''],
};
const OPERATOR = ['', 'tenants/:id'];
const OPEN = ['/', '*'];

test('The list of pages is whole', () => {
  const routes = readFileSync(join(CHECKOUT, 'platform/web/src/app/routes.tsx'), 'utf8');
  const named = [...routes.matchAll(/path: '([^']+)'/g)].map(([, path]) => path);
  const walked = [
    ...OPEN,
    '/t/:tenant',
    '/platform',
    ...new Set([...Object.values(ORGANIZATION).flat(), ...OPERATOR].filter((path) => path !== '')),
  ];
  expect([...new Set(named)].sort()).toEqual([...new Set(walked)].sort());
});

for (const [account, paths] of Object.entries(ORGANIZATION) as [door.Account, readonly string[]][]) {
  test(`Axe finds nothing serious on the pages of: ${account}`, async ({ page }) => {
    test.slow();
    await door.signIn(page, 'demo2', account);
    for (const path of paths) {
      await page.goto(`/t/demo2/${path === '*' ? 'no-such-page' : path}`);
      await look(page);
    }
  });
}

test('Axe finds nothing serious on the pages of operators', async ({ page }) => {
  await tenants.signInAsOperator(page);
  for (const path of ['', 'tenants/demo2']) {
    await page.goto(`/platform/${path}`);
    await look(page);
  }
});

test('Axe finds nothing serious on the page of who audits the installation', async ({ page }) => {
  await tenants.signInAsPlatformAuditor(page);
  await look(page);
});

test('Axe finds nothing serious on the pages for everybody', async ({ page }) => {
  for (const path of ['/', '/t/no-such-organization', '/docs/events']) {
    await page.goto(path);
    await look(page);
  }
});

/** Once its content is there. */
async function look(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.ant-spin-spinning')).toHaveCount(0);
  await assertAccessible(page);
}
