import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { signIn } from '../pages/signIn';
import { asReader, bearer, READERS, tokenOf } from '../support/api';
import { ABSENT, expected, WHOLE_PERIOD } from '../support/expected';
import { component, type ComponentId, isReady } from '../support/stack';
import { Importer } from './importer';

/** Whose death is played, one after the other, while events flow. */
const VICTIMS: readonly ComponentId[] = [
  'server',
  'kafka',
  'clickhouse',
  'taskmanager',
  'jobmanager',
  'postgresql',
  'keycloak',
];
const RECOVERY_MILLIS = 180_000;
const CATCH_UP_MILLIS = 600_000;
const IMPORT_ATTEMPTS = 20;
/** Some events must have been counted between two deaths, else the second one hits a standing pipeline. */
const PROGRESS_EVENTS = 5_000;

test('Each process is killed during an import, comes back, and the figures are exact', async ({ page, request }) => {
  const truth = expected();
  test.skip(truth === undefined, ABSENT);
  if (!truth) return;
  const reader = await readerOf(request, 'demo2');
  const importer = new Importer(IMPORT_ATTEMPTS);
  importer.start();
  try {
    for (const victim of VICTIMS) {
      await test.step(`kill ${victim}`, async () => {
        await awaitProgress(request, reader, importer, truth.totals.messages);
        await killAndAwait(victim);
      });
    }
    await expect
      .poll(() => importer.finished(), { timeout: CATCH_UP_MILLIS, message: 'every event is accepted' })
      .toBe(true);
  } finally {
    importer.stop();
  }
  await test.step('every event is counted', () =>
    expect
      .poll(() => counted(request, reader), { timeout: CATCH_UP_MILLIS, message: 'every event is counted' })
      .toBe(truth.totals.messages));
  await assertExact(page, request);
  test.info().annotations.push({ type: 'import', description: `started ${importer.starts} times` });
});

/** SIGKILL by the process id that the supervisor wrote down; resolves when a new process is ready. */
async function killAndAwait(victim: ComponentId): Promise<void> {
  const { process: before } = component(victim);
  if (!before) throw new Error(`${victim} has no process`);
  process.kill(before.pid, 'SIGKILL');
  await expect
    .poll(
      () => {
        const now = component(victim);
        return isReady(victim) && isReady('ingest') && now.process?.pid !== before.pid;
      },
      { timeout: RECOVERY_MILLIS, message: `${victim} (process ${before.pid}) is back, and the ingest job runs` },
    )
    .toBe(true);
}

async function awaitProgress(
  request: APIRequestContext,
  reader: string,
  importer: Importer,
  all: number,
): Promise<void> {
  const before = (await counted(request, reader)) ?? 0;
  await expect
    .poll(
      async () => {
        const done = importer.finished();
        const now = (await counted(request, reader)) ?? 0;
        return done || now >= Math.min(before + PROGRESS_EVENTS, all);
      },
      { timeout: CATCH_UP_MILLIS, message: 'events flow' },
    )
    .toBe(true);
}

/** Messages counted so far; unknown while ClickHouse is away. */
async function counted(request: APIRequestContext, reader: string): Promise<number | undefined> {
  try {
    const [count] = await asReader(
      request,
      reader,
      "SELECT count() FROM collaboration_event WHERE event_type = 'im.message.sent'",
    );
    return Number(count);
  } catch {
    return undefined;
  }
}

async function readerOf(request: APIRequestContext, tenant: string): Promise<string> {
  for (const reader of READERS) {
    const [owner] = await asReader(request, reader, 'SELECT DISTINCT tenant_id FROM reader_slot');
    if (owner === tenant) return reader;
  }
  throw new Error(`no reader account belongs to ${tenant}`);
}

interface Figure {
  readonly id: string;
  readonly value: number | null;
}

async function assertExact(page: Page, request: APIRequestContext): Promise<void> {
  const truth = expected();
  const token = await tokenOf(page, () => signIn(page, 'demo2', 'cio'));
  const answer = await request.get('/api/v1/insights/overview', { params: WHOLE_PERIOD, headers: bearer(token) });
  expect(answer.status(), await answer.text()).toBe(200);
  const { metrics } = (await answer.json()) as { metrics: readonly Figure[] };
  const figures = Object.fromEntries(metrics.map(({ id, value }) => [id, value]));
  expect(figures).toMatchObject({
    'com.messages': truth?.totals.messages,
    'com.senders': truth?.totals.distinct_senders,
    'org.participants': truth?.totals.distinct_active_sender_or_recipient,
    'net.directed_pairs': truth?.totals.distinct_directed_edges,
    'net.reciprocal_pairs': truth?.totals.reciprocal_undirected_pairs,
  });
  expect(figures['net.cross_department_share']).toBeCloseTo(truth?.totals.cross_department_share ?? 0, 8);
}
