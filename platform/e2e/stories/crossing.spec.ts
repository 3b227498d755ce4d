import { expect, test } from '@playwright/test';
import * as door from '../pages/signIn';
import {
  asReader,
  assertProblem,
  bearer,
  claimingToBeOf,
  gatewayToken,
  messageBetween,
  messageEvent,
  READERS,
  tokenOf,
} from '../support/api';
import { ABSENT, expected, WHOLE_PERIOD } from '../support/expected';

const EVENT = 'application/cloudevents+json';

test.describe('One organization never sees another', () => {
  test('at the API: the realm decides, and a forged realm is refused', async ({ page, request }) => {
    const token = await tokenOf(page, () => door.signIn(page, 'demo', 'admin'));
    const own = await request.get('/api/v1/me', { headers: bearer(token) });
    expect(own.status()).toBe(200);
    expect(await own.json()).toMatchObject({ tenant: { id: 'demo' } });

    const forged = bearer(claimingToBeOf(token, 'demo2'));
    await assertProblem(await request.get('/api/v1/me', { headers: forged }), 401);
    await assertProblem(await request.get('/api/v1/insights/overview', { params: WHOLE_PERIOD, headers: forged }), 401);
    await assertProblem(await request.get('/api/v1/settings', { headers: forged }), 401);
  });

  test('at the API: figures are those of the own organization', async ({ page, request }) => {
    const truth = expected();
    test.skip(truth === undefined, ABSENT);
    const token = await tokenOf(page, () => door.signIn(page, 'demo', 'cio'));
    const answer = await request.get('/api/v1/insights/daily', {
      params: { ...WHOLE_PERIOD, tenant: 'demo2' },
      headers: { ...bearer(token), 'X-Tenant': 'demo2' },
    });
    // Refusing the unknown parameter is as good as ignoring it; answering with the other's figures is not.
    if (answer.status() !== 200) return assertProblem(answer, 400);
    const { completeness } = (await answer.json()) as { completeness: { counted: number } };
    expect(completeness.counted).toBeLessThan(truth?.totals.messages ?? 0);
  });

  test('at the gateway: neither a person, nor a forged realm, nor another tenant in the event gets in', async ({
    page,
    request,
  }) => {
    const person = await tokenOf(page, () => door.signIn(page, 'demo', 'admin'));
    const send = (token: string, event: object) =>
      request.post('/api/v1/events', {
        headers: { ...bearer(token), 'content-type': EVENT },
        data: JSON.stringify(event),
      });

    await assertProblem(await send(person, messageEvent('e2e-person')), 403);
    const service = await gatewayToken(request, 'demo');
    await assertProblem(await send(claimingToBeOf(service, 'demo2'), messageEvent('e2e-forged')), 401);
    await assertProblem(await request.get('/api/v1/settings', { headers: bearer(service) }), 403);
  });

  test('at the gateway: an event that names another tenant is refused for just that', async ({ request }) => {
    const service = await gatewayToken(request, 'demo');
    const known = await request.post('/api/v1/directory/import', {
      params: { effectiveFrom: '2023-01-01' },
      headers: { ...bearer(service), 'content-type': 'text/csv' },
      data: 'user,department\ne2e-sender,e2e\ne2e-receiver,e2e\n',
    });
    expect(known.status(), await known.text()).toBe(200);
    const events = [
      messageBetween('e2e-own', 'e2e-sender', 'e2e-receiver'),
      messageBetween('e2e-smuggled', 'e2e-sender', 'e2e-receiver', { tenantid: 'demo2' }),
    ];
    const answer = await request.post('/api/v1/events', {
      headers: { ...bearer(service), 'content-type': 'application/cloudevents-batch+json' },
      data: JSON.stringify(events),
    });
    expect(answer.status(), await answer.text()).toBe(200);
    expect(await answer.json()).toMatchObject({
      accepted: 1,
      rejected: 1,
      results: [
        { index: 0, status: 'accepted' },
        { index: 1, status: 'rejected', field: 'tenantid', code: 'unknown-field' },
      ],
    });
  });

  test('in ClickHouse: a reader account sees one organization at most', async ({ request }) => {
    const owners = new Map<string, string>();
    for (const reader of READERS) {
      const tenants = await asReader(request, reader, 'SELECT DISTINCT tenant_id FROM reader_slot');
      expect(tenants.length, `${reader} sees one slot at most`).toBeLessThanOrEqual(1);
      const seen = await asReader(request, reader, 'SELECT DISTINCT tenant_id FROM collaboration_event');
      expect(
        seen.filter((tenant) => tenant !== tenants[0]),
        `${reader} sees facts of its own tenant only`,
      ).toEqual([]);
      if (tenants[0] !== undefined) owners.set(tenants[0], reader);
    }
    expect([...owners.keys()].sort()).toEqual(['bureau', 'demo', 'demo2']);

    const stranger = owners.get('demo') ?? '';
    const rows = await asReader(request, stranger, "SELECT count() FROM collaboration_event WHERE tenant_id = 'demo2'");
    expect(rows).toEqual(['0']);
  });

  test('in ClickHouse: the facts of the other organization are really there', async ({ request }) => {
    const truth = expected();
    test.skip(truth === undefined, ABSENT);
    for (const reader of READERS) {
      const [tenant] = await asReader(request, reader, 'SELECT DISTINCT tenant_id FROM reader_slot');
      if (tenant !== 'demo2') continue;
      const [count] = await asReader(
        request,
        reader,
        "SELECT count() FROM collaboration_event WHERE event_type = 'im.message.sent'",
      );
      expect(Number(count)).toBe(truth?.totals.messages);
      return;
    }
    throw new Error('no reader account belongs to demo2');
  });
});
