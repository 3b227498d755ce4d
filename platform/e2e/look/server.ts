import type { Page, Route } from '@playwright/test';
import * as answers from './answers';
import * as deadLetters from './deadLetters';
import * as metrics from './metrics';
import * as targets from './targets';

const REALM = 'http://127.0.0.1:18474';

export interface Situation {
  readonly permissions: readonly string[];
  readonly health: 'up' | 'trouble';
  readonly firstRunCompleted: boolean;
  readonly deadLetters: 'some' | 'none';
}

export const ADMIN: Situation = {
  permissions: [
    'home:read',
    'settings:*',
    'directory:*',
    'health:read',
    'health:check',
    'insights:read:*',
    'dead-letters:*',
    'goals:*',
  ],
  health: 'up',
  firstRunCompleted: true,
  deadLetters: 'some',
};

/** Answers the page's requests in the browser: only for looking at pages, never part of the product. */
export async function answerRequests(page: Page, situation: Situation): Promise<void> {
  await page.route(`${REALM}/**`, answerRealm());
  await page.route('**/api/v1/**', (route) => {
    const url = new URL(route.request().url());
    const path = url.pathname.replace('/api/v1', '');
    const from = url.searchParams.get('from') ?? '';
    const to = url.searchParams.get('to') ?? '';
    if (path === '/public/tenants') return route.fulfill({ json: answers.tenants });
    if (path === '/public/tenants/demo2') return route.fulfill({ json: answers.tenant(REALM) });
    if (path === '/me') return route.fulfill({ json: answers.me(situation.permissions) });
    if (path === '/health/components') return route.fulfill({ json: answers.health(situation.health) });
    if (path === '/health/reconciliation') return route.fulfill({ json: answers.reconciliation(situation.health) });
    if (path === '/settings') return route.fulfill({ json: answers.settings(situation.firstRunCompleted) });
    if (path === '/grants/mine') return route.fulfill({ json: answers.mine(situation.permissions) });
    if (path === '/activity') return route.fulfill({ status: 202, json: {} });
    if (path === '/insights/departments-tree') return route.fulfill({ json: answers.tree() });
    if (path === '/insights/overview') return route.fulfill({ json: answers.overview(from, to) });
    if (path === '/insights/daily') return route.fulfill({ json: answers.daily(from, to) });
    if (path === '/insights/departments') return route.fulfill({ json: answers.departments() });
    if (path === '/insights/metrics') return route.fulfill({ json: metrics.catalogue() });
    if (path === '/insights/query') return route.fulfill({ json: metrics.cells() });
    if (path === '/insights/index') return route.fulfill({ json: metrics.index() });
    if (path === '/insights/index/goals') return route.fulfill({ json: targets.goals() });
    if (path === '/insights/index/goals/history') return route.fulfill({ json: targets.goalHistory() });
    if (path === '/settings/comparison') return route.fulfill({ json: targets.comparison() });
    const empty = situation.deadLetters === 'none';
    if (path === '/dead-letters/summary') return route.fulfill({ json: deadLetters.summary(empty) });
    if (path === '/dead-letters/rules') return route.fulfill({ json: { rules: [] } });
    if (path === '/dead-letters/dry-run') return route.fulfill({ json: deadLetters.rehearsal() });
    if (path === '/dead-letters') return route.fulfill({ json: deadLetters.page(empty) });
    if (path.startsWith('/dead-letters/')) {
      return route.fulfill({ json: deadLetters.detail(Number(path.slice('/dead-letters/'.length))) });
    }
    return route.fulfill({ status: 404, contentType: 'application/problem+json', json: answers.notFound });
  });
}

/** Plays the realm's part of the authorization code flow, with unsigned tokens. */
function answerRealm(): (route: Route) => Promise<void> {
  let nonce = '';
  return (route) => {
    const url = new URL(route.request().url());
    if (url.pathname.endsWith('/auth')) {
      nonce = url.searchParams.get('nonce') ?? '';
      const state = url.searchParams.get('state') ?? '';
      const back = `${url.searchParams.get('redirect_uri') ?? ''}#state=${state}&session_state=s&code=c`;
      return route.fulfill({ status: 302, headers: { location: back } });
    }
    const headers = {
      'access-control-allow-origin': route.request().headers()['origin'] ?? '*',
      'access-control-allow-credentials': 'true',
    };
    if (!url.pathname.endsWith('/token')) return route.fulfill({ headers, json: {} });
    const token = unsigned({ nonce, sub: 's', iat: seconds(), exp: seconds() + 3600 });
    return route.fulfill({
      headers,
      json: { access_token: token, id_token: token, refresh_token: token, expires_in: 3600 },
    });
  };
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

function unsigned(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.`;
}
