import { expect, test } from '@playwright/test';
import * as deadLetters from '../pages/deadLetters';
import * as shell from '../pages/shell';
import * as door from '../pages/signIn';
import { assertAccessible } from '../support/accessibility';
import { asReader, bearer, gatewayToken, messageBetween } from '../support/api';

test('An id that was used twice is mended in the browser and then counts', async ({ page, request }) => {
  const id = `e2e-twice-${Date.now()}`;
  const service = bearer(await gatewayToken(request, 'demo'));
  const known = await request.post('/api/v1/directory/import', {
    params: { effectiveFrom: '2023-01-01' },
    headers: { ...service, 'content-type': 'text/csv' },
    data: 'user,department\ne2e-sender,e2e\ne2e-receiver,e2e\n',
  });
  expect(known.status(), await known.text()).toBe(200);
  for (const subject of ['first', 'second']) {
    const sent = await request.post('/api/v1/events', {
      headers: { ...service, 'content-type': 'application/cloudevents+json' },
      data: JSON.stringify(messageBetween(id, 'e2e-sender', 'e2e-receiver', { subject })),
    });
    expect(await sent.json()).toMatchObject({ accepted: 1 });
  }

  await door.signIn(page, 'demo', 'admin', '/dead-letters');
  await shell.assertPage(page, 'Dead letters');
  await expect(async () => {
    await page.reload();
    await deadLetters.fillSearch(page, id);
    await expect(deadLetters.line(page, id)).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 90_000 });
  await assertAccessible(page);

  const drawer = await deadLetters.clickLetter(page, id);
  await expect(drawer.getByText('e2e-sender')).toBeVisible();
  await assertAccessible(page);
  await drawer.getByRole('button', { name: 'Mend and send again…' }).click();
  await deadLetters.tryAndSend(page);

  await expect
    .poll(() => counted(request, `${id}-2`), { timeout: 90_000, message: 'the mended event is a fact' })
    .toBe(1);
});

async function counted(request: Parameters<typeof asReader>[0], id: string): Promise<number> {
  let facts = 0;
  for (const reader of ['reader-01', 'reader-02']) {
    const [count = '0'] = await asReader(
      request,
      reader,
      `SELECT count() FROM collaboration_event WHERE tenant_id = 'demo' AND event_id = '${id}'`,
    );
    facts += Number(count);
  }
  return facts;
}
