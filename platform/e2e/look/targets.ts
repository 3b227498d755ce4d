import { indicatorOf } from './metrics';

/** Indicators without a goal, with one, and with one of an earlier formula. */
export function goals() {
  const indicator = (id: string, most: number, parts: object) => {
    const { name, dimension, unit, direction } = indicatorOf(id);
    return {
      metric: id,
      version: 2,
      name,
      dimension,
      unit,
      direction,
      most,
      zero: false,
      ...parts,
    };
  };
  const goal = { metricVersion: 2, outdated: false, setAt: '2026-03-02T09:12:00Z', setBy: 'lin.yue' };
  return {
    indexVersion: 1,
    indicators: [
      indicator('org.active_rate_28', 1, {}),
      indicator('mtg.score', 100, { goal: { ...goal, value: 75, version: 'goal/1', outdated: true } }),
      indicator('com.first_response_p50', 31_536_000, { goal: { ...goal, value: 14_400, version: 'goal/2' } }),
    ],
  };
}

export function goalHistory() {
  const change = { metricVersion: 2, at: '2026-03-02T09:12:00Z', by: 'lin.yue' };
  return {
    changes: [
      { ...change, version: 'goal/2', metric: 'com.first_response_p50', before: 28_800, after: 14_400 },
      { ...change, version: 'goal/1', metric: 'mtg.score', after: 75 },
    ],
  };
}

export function comparison() {
  return {
    industry: 'C',
    industries: [{ id: 'C', name: { zh: '制造业', en: 'Manufacturing' } }],
    sizes: [{ id: '300-999' }, { id: '1000-4999' }],
  };
}
