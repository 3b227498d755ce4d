import type { APIRequestContext, APIResponse, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { component, keycloakUrl, secret } from './stack';

export type Tenant = 'demo' | 'demo2' | 'bureau';

/** The access token that the page itself sends, read off its next request. */
export async function tokenOf(page: Page, open: () => Promise<unknown>): Promise<string> {
  const [request] = await Promise.all([
    page.waitForRequest((candidate) => candidate.url().endsWith('/api/v1/me')),
    open(),
  ]);
  const header = (await request.allHeaders())['authorization'];
  if (header === undefined) throw new Error('the page asked who it is without a token');
  return header.replace(/^Bearer /, '');
}

/** A token of the tenant's service account, as a partner system gets it. */
export async function gatewayToken(request: APIRequestContext, tenant: Tenant): Promise<string> {
  const answer = await request.post(`${keycloakUrl()}/realms/${tenant}/protocol/openid-connect/token`, {
    form: {
      grant_type: 'client_credentials',
      client_id: 'atrium-gateway',
      client_secret: secret(`tenant-${tenant}-gateway`),
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** What a token says. */
export function claimsOf(token: string): { readonly sub: string; readonly sid: string } {
  const [, claims = ''] = token.split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub: string; sid: string };
}

/** Makes an account a member of the directory. */
export async function importMember(request: APIRequestContext, tenant: Tenant, user: string): Promise<void> {
  const answer = await request.post('/api/v1/directory/import', {
    headers: { ...bearer(await gatewayToken(request, tenant)), 'content-type': 'text/csv' },
    data: `user,department\n${user},story-visitors\n`,
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** The same token, claiming to come from another tenant's realm. Its signature no longer fits. */
export function claimingToBeOf(token: string, tenant: Tenant): string {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const parsed = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss: string };
  const forged = { ...parsed, iss: parsed.iss.replace(/\/realms\/.*$/, `/realms/${tenant}`) };
  return [header, Buffer.from(JSON.stringify(forged)).toString('base64url'), signature].join('.');
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

export async function assertProblem(answer: APIResponse, status: number): Promise<void> {
  expect(answer.status(), `${answer.url()}: ${await answer.text()}`).toBe(status);
  expect(answer.headers()['content-type']).toContain('application/problem+json');
  expect(await answer.json()).toMatchObject({
    status,
    title: expect.any(String),
    code: expect.any(String),
  });
}

/** One CloudEvent as a partner would send it, between people whom nobody knows. */
export function messageEvent(id: string): object {
  return messageBetween(id, 'nobody-by-that-id', 'nobody-else');
}

export function messageBetween(id: string, actor: string, recipient: string, extra: object = {}): object {
  return {
    specversion: '1.0',
    id,
    source: 'urn:atrium:e2e',
    type: 'im.message.sent',
    time: '2024-01-01T08:00:00Z',
    actor,
    data: {
      objecttype: 'message',
      objectid: id,
      channel: 'mail',
      conversationkind: 'direct',
      recipients: [recipient],
    },
    ...extra,
  };
}

/** Asks ClickHouse as one of the reader accounts; answers rows of tab-separated columns. */
export async function asReader(request: APIRequestContext, reader: string, query: string): Promise<string[]> {
  const answer = await request.post(`http://127.0.0.1:${component('clickhouse').port}/?database=atrium`, {
    headers: { 'X-ClickHouse-User': reader.replace('-', '_'), 'X-ClickHouse-Key': secret(`clickhouse-${reader}`) },
    data: query,
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.text()).split('\n').filter((row) => row !== '');
}

export const READERS = Array.from({ length: 16 }, (_, index) => `reader-${String(index + 1).padStart(2, '0')}`);

/** The account in the warehouse that belongs to an organization. */
export async function readerOf(request: APIRequestContext, tenant: Tenant): Promise<string> {
  for (const reader of READERS) {
    const [owner] = await asReader(request, reader, 'SELECT tenant_id FROM reader_slot FINAL');
    if (owner === tenant) return reader;
  }
  throw new Error(`no reader account belongs to ${tenant}`);
}
