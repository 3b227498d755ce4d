import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiClient } from '../api/client';
import { Activity } from './activity';

interface Sent {
  readonly id: string;
  readonly type: string;
  readonly sessionId: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Plays the server: gives the answers in turn and the last one for ever, and keeps what was reported. */
function activityAt(...answers: readonly (() => Response)[]) {
  const sent: Sent[] = [];
  const fetchFunction: typeof fetch = (_, init) => {
    sent.push(JSON.parse(typeof init?.body === 'string' ? init.body : '') as Sent);
    const answer = answers[Math.min(sent.length, answers.length) - 1] ?? recorded;
    return Promise.resolve().then(answer);
  };
  let ids = 0;
  const newId = () => `id-${++ids}`;
  return { sent, activity: new Activity(new ApiClient(fetchFunction), newId, () => new Date('2026-01-01T00:00:00Z')) };
}

const recorded = () => new Response(null, { status: 204 });
const nobody = () => Response.json({ recorded: false, reason: 'no-member' });
const interrupted = () => {
  throw new TypeError('Failed to fetch');
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the activity of a session', () => {
  it('has a start, pages, a heartbeat a minute and one end, each with an id of its own', async () => {
    const { sent, activity } = activityAt();
    const stop = activity.watch(document);
    activity.viewed('insights');
    await vi.advanceTimersByTimeAsync(125_000);
    await activity.end();
    await activity.end();
    stop();
    expect(sent.map(({ type }) => type)).toEqual([
      'app.session.started',
      'app.page.viewed',
      'app.session.heartbeat',
      'app.session.heartbeat',
      'app.session.ended',
    ]);
    expect(sent[1]?.data).toEqual({ page: 'insights' });
    expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
    expect(new Set(sent.map(({ sessionId }) => sessionId))).toEqual(new Set(['id-1']));
  });

  it('falls silent when the account is nobody in the directory', async () => {
    const { sent, activity } = activityAt(nobody);
    const stop = activity.watch(document);
    await vi.advanceTimersByTimeAsync(300_000);
    stop();
    expect(sent).toHaveLength(1);
  });

  it('goes on after the network was interrupted', async () => {
    const { sent, activity } = activityAt(interrupted, recorded);
    const stop = activity.watch(document);
    await vi.advanceTimersByTimeAsync(61_000);
    stop();
    expect(sent).toHaveLength(2);
  });
});
