import { describe, expect, it } from 'vitest';
import { formats } from '../../format/format';
import { duration, found, lastDayOver, sections, shareOf, unavailableReason, valueText } from './catalogue';
import { catalogueParametersOf, catalogueViewOf } from './catalogueView';
import type { Cell, Definition } from './types';

const english = formats('en');

function metric(id: string, parts: Partial<Definition> = {}): Definition {
  return {
    id,
    version: 1,
    name: { zh: '消息发送率', en: 'Sender rate' },
    definition: { zh: '', en: 'Senders divided by people.' },
    formula: 'senders ÷ E',
    unit: 'ratio',
    window: '28d',
    dimension: 'communication',
    direction: 'higher',
    tenantOnly: false,
    dimensions: [],
    privacy: 'aggregate',
    ...parts,
  };
}

function cell(parts: Partial<Cell>): Cell {
  return { metric: 'm', version: 1, from: '2024-01-01', to: '2024-01-28', value: 1, unit: 'ratio', ...parts };
}

describe('the catalogue', () => {
  it('has its dimensions in the published order, and the published metrics before others', () => {
    const all = [
      metric('com.extra'),
      metric('com.b', { number: 20 }),
      metric('app.c', { dimension: 'ecosystem', number: 58 }),
      metric('com.a', { number: 3 }),
    ];
    expect(sections(all).map(({ dimension, metrics }) => [dimension, metrics.map(({ id }) => id)])).toEqual([
      ['communication', ['com.a', 'com.b', 'com.extra']],
      ['ecosystem', ['app.c']],
    ]);
  });

  it('is searched in both languages, by every word', () => {
    const all = [metric('com.sender_rate', { number: 19 }), metric('org.dau', { name: { zh: '日活', en: 'Daily' } })];
    const ids = (search: string) => found(all, search).map(({ id }) => id);
    expect(ids('发送率')).toEqual(['com.sender_rate']);
    expect(ids('  SENDER   rate ')).toEqual(['com.sender_rate']);
    expect(ids('#19')).toEqual(['com.sender_rate']);
    expect(ids('daily')).toEqual(['org.dau']);
    expect(ids('sender nothing')).toEqual([]);
    expect(ids('')).toHaveLength(2);
  });
});

describe('a value', () => {
  it.each([
    [0.6699, 'ratio', '67.0%'],
    [1234, 'people', '1,234'],
    [2.345, 'hours', '2.35'],
    [90, 'seconds', '1 min 30 s'],
  ])('%d %s reads %s', (value, unit, text) => {
    expect(valueText(value, unit, english)).toBe(text);
  });

  it.each([
    [0, '0 s'],
    [59.6, '1 min'],
    [3600, '1 h'],
    [93_784, '1 d 2 h'],
    [172_805, '2 d'],
  ])('of %d seconds reads %s', (seconds, text) => {
    expect(duration(seconds, english)).toBe(text);
  });

  it('has a bar when it is a share', () => {
    expect(shareOf(cell({ value: 0.4 }))).toBe(0.4);
    expect(shareOf(cell({ value: -0.1 }))).toBeUndefined();
    expect(shareOf(cell({ value: 3, unit: 'people' }))).toBeUndefined();
    expect(shareOf(cell({ value: null }))).toBeUndefined();
  });

  it('that a newer server leaves out for another reason is simply not there', () => {
    expect(unavailableReason('tenant-only')).toBe('tenant-only');
    expect(unavailableReason('something-new')).toBe('no-data');
  });
});

describe('the address', () => {
  it('keeps what is shown', () => {
    const text = 'from=2024-01-01&to=2024-01-28&department=4&metric=org.dau&dimension=business&q=%E7%8E%87';
    expect(new URLSearchParams(catalogueParametersOf(catalogueViewOf(new URLSearchParams(text)))).toString()).toBe(
      text,
    );
  });

  it('leaves out what is usual or unknown', () => {
    expect(catalogueParametersOf(catalogueViewOf(new URLSearchParams('dimension=weather&q=')))).toEqual({});
  });
});

describe('presets', () => {
  it('count back from the newest day that is over', () => {
    expect(lastDayOver('2024-01-28', '2024-01-28', '2024-01-27')).toBe('2024-01-27');
    expect(lastDayOver('2024-01-20', '2024-01-28', '2024-01-27')).toBe('2024-01-20');
    expect(lastDayOver(undefined, '2024-01-28', '2024-01-27')).toBeNull();
  });
});
