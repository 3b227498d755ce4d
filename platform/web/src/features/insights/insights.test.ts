import { describe, expect, it } from 'vitest';
import type { Completeness, DailyFigures, DepartmentFigures, Metric } from '../../api/types';
import { formats } from '../../format/format';
import { changeOf, difference } from './change';
import { annotated, csv } from './csv';
import { bySize, levelOf, trail } from './departments';
import { departmentTree } from './departmentTree';
import { figureText, hiddenReason, leadingFirst, sevenDayShare, share, threshold, waiting } from './figures';
import { endingOn, periodOf, presetOf, presetPeriod } from './period';
import { withRootNamed } from './rootName';
import { messagesTable, overviewTable, peopleTable } from './tables';
import { parametersOf } from './view';

const complete: Completeness = { received: 10, counted: 7, duplicates: 2, deadLettered: 1 };

function metric(id: string, parts: Partial<Metric> = {}): Metric {
  const names = { zh: '', en: '' };
  const days = { from: '2024-01-01', to: '2024-01-28' };
  return { id, version: 1, value: 1, unit: 'people', name: names, definition: names, formula: '', ...days, ...parts };
}

function day(figures: Partial<DailyFigures>): DailyFigures {
  const nothing = {
    messages: null,
    senders: null,
    participants: null,
    dau: null,
    wau: null,
    mau: null,
    deliveries: null,
    crossDepartmentMessages: null,
  };
  return { day: '2024-01-01', ...nothing, ...figures };
}

function department(no: number, parentNo: number | null, N: number | null): DepartmentFigures {
  return { no, name: `D${no}`, parentNo, N, messages: N, senders: N, participants: N, active: N };
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

  it('of the month begins with its first day', () => {
    expect(presetPeriod('month', '2026-03-14', undefined)).toEqual({ from: '2026-03-01', to: '2026-03-14' });
  });

  it('is recognized as the preset that it is', () => {
    expect(presetOf(endingOn('2026-03-14', 90), '2026-03-14', '2024-01-01')).toBe('last90');
    expect(presetOf({ from: '2026-03-02', to: '2026-03-14' }, '2026-03-14', '2024-01-01')).toBeUndefined();
  });

  it('stands in the address with everything else that is chosen', () => {
    const period = { from: '2024-01-01', to: '2024-01-31' };
    expect(parametersOf({ period, department: '4', metric: undefined })).toEqual({ ...period, department: '4' });
    expect(parametersOf({ period: undefined, department: undefined, metric: 'org.mau' })).toEqual({
      metric: 'org.mau',
    });
  });
});

describe('a figure', () => {
  it('is a percentage when its unit is a share, else exact', () => {
    const format = formats('en');
    expect(figureText(0.4123, 'share', format)).toBe('41.2%');
    expect(figureText(24929, 'pairs', format)).toBe('24,929');
  });

  it('that is unknown here is shown among the others', () => {
    const { leading, others } = leadingFirst([metric('com.messages'), metric('new.metric'), metric('org.mau')]);
    expect(leading.map(({ id }) => id)).toEqual(['org.mau', 'com.messages']);
    expect(others.map(({ id }) => id)).toEqual(['new.metric']);
  });

  it('that is a share of nothing has no value', () => {
    expect(share(0, 0)).toBeNull();
    expect(share(1, 4)).toBe(0.25);
  });

  it('over seven days divides the sums, not the shares', () => {
    const days = [
      day({ deliveries: 10, crossDepartmentMessages: 0 }),
      day({ deliveries: 30, crossDepartmentMessages: 20 }),
    ];
    expect(sevenDayShare(days)).toEqual([0, 0.5]);
  });
});

describe('a comparison', () => {
  const previous = { from: '2023-12-04', to: '2023-12-31', n: 1, N: 20 };

  it('says more or less, and by how much', () => {
    expect(difference(110, 100, false)).toEqual({ kind: 'more', by: 10, relative: 0.1 });
    expect(difference(90, 100, false)).toEqual({ kind: 'less', by: -10, relative: -0.1 });
    expect(difference(5, 0, false)).toEqual({ kind: 'more', by: 5 });
  });

  it('of shares is in points, and none when nothing printed differs', () => {
    expect(difference(0.5, 0.4, true)).toMatchObject({ kind: 'more', by: expect.closeTo(0.1) as number });
    expect(difference(0.41201, 0.41198, true)).toEqual({ kind: 'same' });
  });

  it('is not drawn without days before, and says why', () => {
    expect(changeOf(metric('org.mau'))).toEqual({ kind: 'none', why: 'no-data' });
    expect(changeOf(metric('org.dau', { notCompared: 'day-off' }))).toEqual({ kind: 'none', why: 'day-off' });
    expect(changeOf(metric('org.dau', { notCompared: 'partial-day' }))).toEqual({ kind: 'none', why: 'partial-day' });
    expect(changeOf(metric('org.mau', { value: 12, previous: { ...previous, value: 10 } }))).toMatchObject({ by: 2 });
  });
});

describe('a hidden figure', () => {
  it('gives its reason and threshold', () => {
    expect(hiddenReason({ reason: 'below-k', k: 12 })).toBe('below-k');
    expect(threshold({ reason: 'below-k', k: 12 })).toBe(12);
    expect(hiddenReason({ reason: 'above-hidden' })).toBe('above-hidden');
    expect(hiddenReason({ reason: 'works-agreement' })).toBe('other');
  });

  it('is an empty field in an export, and a zero is a zero', () => {
    const lines = csv(messagesTable([day({ messages: 0 })])).split('\r\n');
    expect(lines[1]).toBe('2024-01-01,0,,,');
    const hidden = metric('org.mau', { value: null, hidden: { reason: 'below-k', k: 10 } });
    expect(csv(overviewTable([hidden])).split('\r\n')[1]).toBe('org.mau,1,2024-01-01,2024-01-28,,people,,,,,,below-k');
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
    expect(csv({ columns: ['name'], rows: [['a "b", c'], ['=1+1']] })).toBe('name\r\n"a ""b"", c"\r\n\'=1+1\r\n');
  });

  it('says above its figures what they are, one line each', () => {
    const text = annotated(
      [
        ['Period', '2024'],
        ['Metric', 'a, b\nc'],
      ],
      { columns: ['day'], rows: [['x']] },
    );
    expect(text).toBe('# Period: 2024\r\n"# Metric: a, b c"\r\nday\r\nx\r\n');
  });

  it('names holidays and marks other days off', () => {
    const rows = peopleTable([day({ dayOff: { name: '元旦' } }), day({ dayOff: {} }), day({})]).rows;
    expect(rows.map((row) => row.at(-1))).toEqual(['元旦', 'yes', null]);
  });
});

describe('the departments', () => {
  const all = [department(1, null, 40), department(2, 1, 30), department(3, 1, null), department(4, 2, 20)];

  it('are those below the root, then those below the chosen one', () => {
    expect(levelOf(all, undefined).rows.map(({ no }) => no)).toEqual([2, 3]);
    expect(levelOf(all, 2)).toMatchObject({ beside: false, rows: [{ no: 4 }] });
  });

  it('are those beside one that has none below', () => {
    expect(levelOf(all, 3).beside).toBe(true);
    expect(levelOf(all, 3).rows.map(({ no }) => no)).toEqual([2, 3]);
  });

  it('are ordered by size, hidden ones last', () => {
    expect(
      [department(3, 1, null), department(2, 1, 30), department(9, 1, 31)].sort(bySize).map(({ no }) => no),
    ).toEqual([9, 2, 3]);
  });

  it('have a trail from the top, which ends even if the data runs in a circle', () => {
    expect(trail(all, 4).map(({ no }) => no)).toEqual([1, 2, 4]);
    expect(trail(all, 99)).toEqual([]);
    expect(trail([department(1, 2, 1), department(2, 1, 1)], 1).map(({ no }) => no)).toEqual([2, 1]);
  });

  it('make a tree with strangers at the top', () => {
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

  it('call the root by the name of the organization, and nothing else', () => {
    const rows = [
      { no: 1, name: '/', parentNo: null },
      { no: 2, name: '/', parentNo: 1 },
      { no: 3, name: 'Sales', parentNo: null },
    ];
    expect(withRootNamed(rows, 'Demo Group').map(({ name }) => name)).toEqual(['Demo Group', '/', 'Sales']);
  });
});
