import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en';
import { actionKey, isKnown, query } from './query';
import { ACTIONS, EVERYTHING } from './types';

describe('a filter', () => {
  it('asks for everything when nothing is given', () => {
    expect(Object.values(query(EVERYTHING)).every((value) => value === undefined)).toBe(true);
  });

  it('asks in universal time, without blanks', () => {
    const asked = query({ ...EVERYTHING, actor: ' admin ', from: '2026-01-02T03:04', text: ' ' });
    expect(asked).toMatchObject({ actor: 'admin', q: undefined, from: new Date('2026-01-02T03:04').toISOString() });
  });

  it('leaves out what is no time', () => {
    expect(query({ ...EVERYTHING, to: 'soon' })['to']).toBeUndefined();
  });
});

describe('an action', () => {
  it('has a name for every code', () => {
    const names: Readonly<Record<string, string>> = en.audit.actions;
    expect(ACTIONS.filter((code) => names[actionKey(code)] === undefined)).toEqual([]);
  });

  it('may be newer than the pages', () => {
    expect(isKnown('settings.changed')).toBe(true);
    expect(isKnown('robots.unleashed')).toBe(false);
  });
});
