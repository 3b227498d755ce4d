import { expect, it } from 'vitest';
import { standingOf, totalOf } from './types';

const COUNTS = [
  { part: 'usage', type: 'app.page.viewed', events: 3, firstDay: '2026-02-01', lastDay: '2026-02-03' },
  { part: 'usage', type: 'app.session.started', events: 2, firstDay: '2026-01-31', lastDay: '2026-02-02' },
  { part: 'received', type: 'im.message.sent', events: 7, firstDay: '2026-01-01', lastDay: '2026-03-01' },
];

it('adds up one part over its types', () => {
  expect(totalOf(COUNTS, 'usage')).toEqual({ events: 5, firstDay: '2026-01-31', lastDay: '2026-02-03' });
  expect(totalOf(COUNTS, 'business')).toBeUndefined();
});

it.each([
  [{ allowed: false }, 'unavailable'],
  [{ allowed: true }, 'in'],
  [{ allowed: true, since: '2026-03-01T08:00:00Z' }, 'out'],
  [{ allowed: false, since: '2026-03-01T08:00:00Z' }, 'kept'],
] as const)('an opt-out that stands as %j is %s', (state, standing) => {
  expect(standingOf(state)).toBe(standing);
});
