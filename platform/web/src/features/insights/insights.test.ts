import { describe, expect, it } from 'vitest';
import type { Completeness, DailyFigures, Metric } from '../../api/types';
import { formats } from '../../format/format';
import { within } from './chartOptions';
import { csv, dailyCsv } from './csv';
import { departmentTree } from './departmentTree';
import { figureText, grouped, hiddenReason, threshold, waiting } from './figures';
import { endingOn, periodOf, presetPeriod, todayIn } from './period';
import { withRootNamed } from './rootName';

const complete: Completeness = { received: 10, counted: 7, duplicates: 2, deadLettered: 1 };

function metric(id: string): Metric {
  return { id, version: 1, value: 1, unit: 'people', name: { zh: '', en: '' }, definition: { zh: '', en: '' } };
}

function day(figures: Partial<DailyFigures>): DailyFigures {
  const nothing = {
    messages: null,
    senders: null,
    participants: null,
    dau: null,
    wau: null,
    mau: null,
    crossDepartmentMessages: null,
  };
  return { day: '2024-01-01', ...nothing, ...figures };
}

describe('a period', () => {
  it('of 28 days has 28 days, across a leap day', () => {
    expect(endingOn('2024-03-01', 28)).toEqual({ from: '2024-02-03', to: '2024-03-01' });
  });

  it('is read from the address only when it is one', () => {
    expect(periodOf('2024-01-01', '2024-01-31')).toEqual({ from: '2024-01-01', to: '2024-01-31' });
    expect(periodOf('2024-02-30', '2024-03-01')).toBeUndefined();
    expect(periodOf('2024-02-02', '2024-02-01')).toBeUndefined();
    expect(periodOf(null, '2024-02-01')).toBeUndefined();
  });

  it('of all data spans the first to the last day', () => {
    expect(presetPeriod('all', '2026-03-14', '2024-01-01')).toEqual({ from: '2024-01-01', to: '2026-03-14' });
  });

  it('of all data stops at the three years that the server answers at once', () => {
    expect(presetPeriod('all', '2026-03-14', '2020-01-01')).toEqual({ from: '2023-03-14', to: '2026-03-14' });
  });

  it('ends today as the organization counts days', () => {
    expect(todayIn('Asia/Shanghai', new Date('2024-01-01T16:00:00Z'))).toBe('2024-01-02');
  });
});

describe('a figure', () => {
  it('is a percentage when its unit is a share, else exact', () => {
    const format = formats('en');
    expect(figureText(0.4123, 'share', format)).toBe('41.2%');
    expect(figureText(24929, 'pairs', format)).toBe('24,929');
  });

  it('that is unknown here is shown under further figures', () => {
    const groups = grouped([metric('org.dau'), metric('new.metric'), metric('com.messages')]);
    expect(groups.map(({ group, metrics }) => [group, metrics.map(({ id }) => id)])).toEqual([
      ['activity', ['com.messages']],
      ['reach', ['org.dau']],
      ['more', ['new.metric']],
    ]);
  });
});

describe('a hidden figure', () => {
  it('gives its reason and threshold', () => {
    expect(hiddenReason({ reason: 'below-k', k: 12 })).toBe('below-k');
    expect(threshold({ reason: 'below-k', k: 12 })).toBe(12);
    expect(hiddenReason({ reason: 'complementary-suppression' })).toBe('complementary');
    expect(hiddenReason({ reason: 'works-agreement' })).toBe('other');
  });

  it('is an empty field in an export, and a zero is a zero', () => {
    const lines = dailyCsv([day({ messages: 0 })]).split('\r\n');
    expect(lines[1]).toBe('2024-01-01,0,,,,,,');
  });

  it('stays hidden in a chart', () => {
    expect(within(day({}))).toBeNull();
    expect(within(day({ messages: 10, crossDepartmentMessages: 4 }))).toBe(6);
  });
});

describe('completeness', () => {
  it('waits for nothing when every event is accounted for', () => {
    expect(waiting(complete)).toBe(0);
    expect(waiting({ ...complete, received: 15 })).toBe(5);
    expect(waiting({ counted: 7 })).toBeUndefined();
  });

  it('is never negative while counts overtake each other', () => {
    expect(waiting({ ...complete, received: 5 })).toBe(0);
  });
});

describe('an export', () => {
  it('quotes what needs it and disarms formulas', () => {
    expect(csv(['name'], [['a "b", c'], ['=1+1']])).toBe('name\r\n"a ""b"", c"\r\n\'=1+1\r\n');
  });
});

describe('the department tree', () => {
  it('puts children under parents and strangers at the top', () => {
    const rows = [
      { no: 2, code: 'b', name: 'B', parentNo: 1 },
      { no: 1, code: 'a', name: 'A', parentNo: null },
      { no: 3, code: 'c', name: 'C', parentNo: 99 },
    ];
    const tree = departmentTree(rows, ({ name }) => name);
    expect(tree.map(({ value, children }) => [value, children.map((child) => child.value)])).toEqual([
      ['1', ['2']],
      ['3', []],
    ]);
  });
});

describe('the root department', () => {
  it('is called by the name of the organization, and nothing else is', () => {
    const rows = [
      { no: 1, name: '/', parentNo: null },
      { no: 2, name: '/', parentNo: 1 },
      { no: 3, name: 'Sales', parentNo: null },
    ];
    expect(withRootNamed(rows, 'Demo Group').map(({ name }) => name)).toEqual(['Demo Group', '/', 'Sales']);
  });
});
