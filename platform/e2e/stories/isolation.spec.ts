import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test';
import * as insights from '../pages/insights';
import * as door from '../pages/signIn';
import { asReader, assertProblem, bearer, claimingToBeOf, readerOf, tokenOf } from '../support/api';
import { assertSimulated } from '../support/simulation';
import { keycloakUrl } from '../support/stack';

const NAMES = { demo: 'Demo Group', bureau: 'Demo City Bureau' } as const;
type Simulated = keyof typeof NAMES;
const NEIGHBOUR: Readonly<Record<Simulated, Simulated>> = { demo: 'bureau', bureau: 'demo' };
const TABLES = ['usage_event', 'collaboration_event', 'business_event'];

interface Overview {
  readonly N: number;
  readonly from: string;
  readonly to: string;
  readonly completeness: { readonly counted: number };
}

/** What a CIO has before them: the page, everything that the server answered it, and the token that it asked with. */
interface Desk {
  readonly page: Page;
  readonly token: string;
  readonly answered: () => Promise<string>;
  readonly departments: readonly string[];
}

test.describe('Two organizations at work beside each other', () => {
  test.beforeAll(async () => {
    for (const tenant of Object.keys(NAMES) as Simulated[]) await assertSimulated(tenant);
  });

  test('each CIO sees the own organization, and no name of the other', async ({ browser, request }) => {
    const desks = { demo: await sitDown(browser, 'demo'), bureau: await sitDown(browser, 'bureau') };
    for (const tenant of ['demo', 'bureau'] as const) {
      const { page, token, answered, departments } = desks[tenant];
      const other = desks[NEIGHBOUR[tenant]];
      await expect(page.locator('.shell-organization')).toHaveText(NAMES[tenant]);
      await insights.assertHere(page, NAMES[tenant]);
      await expect(page.locator('.trail')).toContainText(
        `${(await peopleOf(request, tenant)).toLocaleString('en')} people`,
      );

      const foreign = other.departments.filter((name) => !departments.includes(name));
      expect(foreign.length, 'the two have departments of their own').toBeGreaterThan(0);
      const everything = `${await page.locator('body').innerText()}\n${await answered()}`;
      expect(everything, 'the page shows its own departments').toContain(departments[0]);
      const seen = [...foreign, NAMES[NEIGHBOUR[tenant]]].filter((name) => everything.includes(name));
      expect(seen, `names of ${NEIGHBOUR[tenant]} before the CIO of ${tenant}`).toEqual([]);

      const before = await factsOf(request, tenant);
      const { completeness, N } = await overview(request, token);
      expect(completeness.counted).toBeGreaterThanOrEqual(before);
      expect(completeness.counted).toBeLessThanOrEqual(await factsOf(request, tenant));
      expect(N).toBeGreaterThanOrEqual(10);
    }
    for (const { page } of Object.values(desks)) await page.context().close();
  });

  test('a token of one opens nothing of the other, whatever the request says', async ({ browser, request }) => {
    for (const tenant of ['demo', 'bureau'] as const) {
      const neighbour = NEIGHBOUR[tenant];
      const { page, token } = await sitDown(browser, tenant);
      const own = await overview(request, token);
      const said = await request.get('/api/v1/insights/overview', {
        params: { from: own.from, to: own.to, tenant: neighbour },
        headers: { ...bearer(token), 'X-Tenant': neighbour },
      });
      // Refusing the unknown parameter is as good as ignoring it; answering with the other's figures is not.
      if (said.status() === 200) expect(((await said.json()) as Overview).N).toBe(own.N);
      else await assertProblem(said, 400);
      for (const path of ['overview', 'daily', 'departments', 'departments-tree']) {
        const forged = { headers: bearer(claimingToBeOf(token, neighbour)) };
        await assertProblem(await request.get(`/api/v1/insights/${path}`, forged), 401);
      }
      const realm = `${keycloakUrl()}/realms/${neighbour}/protocol/openid-connect/userinfo`;
      expect((await request.get(realm, { headers: bearer(token) })).status(), 'the other realm').toBe(401);
      const reader = await readerOf(request, tenant);
      for (const table of [...TABLES, 'directory_member', 'active_member_daily']) {
        const rows = await asReader(request, reader, `SELECT count() FROM ${table} WHERE tenant_id = '${neighbour}'`);
        expect(rows, `${table} of ${neighbour} before the account of ${tenant}`).toEqual(['0']);
      }
      await page.context().close();
    }
  });
});

/** Signs the organization's CIO in, in a browser of their own, and opens the page. */
async function sitDown(browser: Browser, tenant: Simulated): Promise<Desk> {
  const page = await (await browser.newContext()).newPage();
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => {
    // What is sent to outlive the page has no body to wait for.
    const asked = response.request().method() === 'GET' && response.url().includes('/api/v1/');
    if (asked) bodies.push(response.text().catch(() => ''));
  });
  const listed = page.waitForResponse((response) => /\/insights\/departments(\?|$)/.test(response.url()));
  const token = await tokenOf(page, () => door.signIn(page, tenant, 'cio', '/insights'));
  await insights.assertLoaded(page);
  const { departments } = (await (await listed).json()) as { departments: { name: string; parentNo?: number }[] };
  return {
    page,
    token,
    answered: async () => (await Promise.all(bodies)).join('\n'),
    departments: departments.filter(({ parentNo }) => parentNo !== undefined).map(({ name }) => name),
  };
}

async function overview(request: APIRequestContext, token: string): Promise<Overview> {
  const answer = await request.get('/api/v1/insights/overview', { headers: bearer(token) });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()) as Overview;
}

/** People of the directory today, as the organization's own account counts them. */
async function peopleOf(request: APIRequestContext, tenant: Simulated): Promise<number> {
  const zone = { demo: 'Asia/Shanghai', bureau: 'Europe/Berlin' }[tenant];
  const [people] = await asReader(
    request,
    await readerOf(request, tenant),
    `SELECT uniqExact(member_no) FROM directory_member FINAL
     WHERE human = 1 AND valid_from <= toDate(now('${zone}')) AND valid_to > toDate(now('${zone}'))`,
  );
  return Number(people);
}

async function factsOf(request: APIRequestContext, tenant: Simulated): Promise<number> {
  const reader = await readerOf(request, tenant);
  const counts = await Promise.all(TABLES.map((table) => asReader(request, reader, `SELECT count() FROM ${table}`)));
  return counts.reduce((sum, [count]) => sum + Number(count), 0);
}
