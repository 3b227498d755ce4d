import { describe, expect, it } from 'vitest';
import { isOpen, linesOf, mayConsent, type Relation, type Subsidiary } from './types';

const relation: Relation = {
  id: 'r',
  side: 'subsidiary',
  other: { id: 'head' },
  state: 'invited',
  invitedAt: '2026-01-01T00:00:00Z',
};

describe('a relation', () => {
  it.each([
    ['invited', true],
    ['consented', true],
    ['expired', true],
    ['lapsed', false],
    ['ended', false],
  ] as const)('that is %s can be answered: %s', (state, open) => {
    expect(isOpen({ ...relation, state })).toBe(open);
    expect(mayConsent({ ...relation, state })).toBe(open);
    expect(mayConsent({ ...relation, state, side: 'parent' })).toBe(false);
  });
});

describe('the lines of a group', () => {
  const subsidiary: Subsidiary = { relation: 'r', tenant: { id: 'mill' }, consentedAt: '2026-01-01T00:00:00Z' };
  const figure = {
    id: 'org.mau',
    version: 1,
    value: 5,
    from: '2026-01-01',
    to: '2026-01-28',
    unit: 'people',
    name: { zh: '月活', en: 'MAU' },
  };

  it('are one for each figure', () => {
    const figures = {
      from: figure.from,
      to: figure.to,
      N: 20,
      metrics: [figure, { ...figure, id: 'org.wau' }],
      completeness: {},
    };
    expect(linesOf([{ ...subsidiary, figures }]).map(({ key }) => key)).toEqual(['r/org.mau', 'r/org.wau']);
  });

  it('keep a subsidiary that has none', () => {
    expect(linesOf([{ ...subsidiary, unavailable: 'subsidiary-closed' }])).toHaveLength(1);
  });
});
