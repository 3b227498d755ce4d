/** Dead letters in the API's shapes: conflicts, an unknown type, bytes that nobody can read. */
const event = {
  specversion: '1.0',
  id: 'msg-20260314-0042',
  source: 'urn:example:mail',
  type: 'im.message.sent',
  time: '2026-03-14T08:15:00Z',
  actor: 'user-582',
  platform: 'desktop',
  data: {
    objecttype: 'message',
    objectid: 'msg-20260314-0042',
    channel: 'mail',
    conversationkind: 'direct',
    recipients: ['user-364', 'user-17'],
    audiencesize: 2,
  },
};
const earlier = { ...event, actor: 'user-17', data: { ...event.data, channel: 'chat' } };

const letters = Array.from({ length: 14 }, (_, index) => {
  const reason = index % 5 === 0 ? 'unknown-type' : index === 7 ? 'too-short' : 'identity-conflict';
  const readable = reason !== 'too-short';
  return {
    id: 40 - index,
    state: index === 3 ? 'failed-again' : 'open',
    reason,
    detail: 'tenant, source and id are those of an earlier event with other content',
    ...(readable && {
      type: reason === 'unknown-type' ? 'meeting.hologram.started' : event.type,
      source: event.source,
      eventId: `msg-20260314-00${42 - index}`,
      time: event.time,
    }),
    arrival: `2026-03-14T08:${String(50 - index).padStart(2, '0')}:12.345Z`,
    receivedAt: '2026-03-14T09:00:00Z',
    topic: 'atrium.collaboration',
    partition: index % 4,
    offset: 1042 + index,
    bytes: 211,
  };
});

const states = { open: 13, replaying: 0, replayed: 5, 'failed-again': 1, discarded: 2 };
const none = { open: 0, replaying: 0, replayed: 0, 'failed-again': 0, discarded: 0 };

export function summary(empty: boolean) {
  if (empty) return { states: none, reasons: [], types: [], sources: [] };
  return {
    states,
    reasons: [
      { reason: 'identity-conflict', open: 9, states: { ...states, open: 9 } },
      { reason: 'unknown-type', open: 3, states: { ...none, open: 3 } },
      { reason: 'too-short', open: 1, states: { ...none, open: 1 } },
    ],
    types: [{ value: 'im.message.sent', open: 9 }],
    sources: [{ value: 'urn:example:mail', open: 12 }],
  };
}

export function page(empty: boolean) {
  return { letters: empty ? [] : letters };
}

export function detail(id: number) {
  const letter = letters.find((candidate) => candidate.id === id) ?? letters[1];
  const history = [
    { at: '2026-03-14T10:00:00Z', action: 'claimed', runId: 3, by: 'admin', detail: '' },
    {
      at: '2026-03-14T10:00:02Z',
      action: 'refused',
      runId: 3,
      by: 'admin',
      detail: "unknown-member (actor): the directory has no member 'user-582' at 2026-03-14T08:15:00Z",
    },
  ];
  return {
    letter,
    event,
    hex: 'c3 01 5e 1f 22 9a 41 d0 77 05 22 6d 73 67 2d 32 30 32 36',
    history,
    related: [letters[2]],
    conflict: { letter: 38, event: earlier, differences: ['/actor', '/data/channel'] },
  };
}

export function rehearsal() {
  return {
    matched: 9,
    checked: 9,
    valid: 8,
    refused: 1,
    problems: [
      {
        code: 'unknown-member',
        field: 'actor',
        message: 'the directory has no member; import the directory first',
        letters: 1,
      },
    ],
    sample: [
      { id: 39, valid: true, before: event, after: { ...event, id: `${event.id}-2` }, changes: ['/id'], problems: [] },
    ],
  };
}
