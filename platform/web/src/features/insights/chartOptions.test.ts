import { describe, expect, it } from 'vitest';
import type { DailyFigures } from '../../api/types';
import { formats } from '../../format/format';
import { LIGHT } from '../../theme/tokens';
import { messagesOption, type Names, peopleOption } from './chartOptions';

const look = { palette: LIGHT, format: formats('en'), font: 'sans-serif' };
const names: Names = {
  dau: 'Day',
  wau: '7 days',
  mau: '28 days',
  messages: 'Messages',
  senders: 'Senders',
  share: 'Seven days',
  shareOfDay: 'Single day',
  averageDau: 'Active people',
  dayOff: 'day off',
  partial: 'not over yet',
  today: 'Today so far',
};
const BAND = names.today;

function day(number: number, dau: number): DailyFigures {
  const counts = { messages: dau * 10, senders: dau, participants: dau, wau: 90, mau: 99 };
  return { day: `2026-11-${number}`, dau, deliveries: 1, crossDepartmentMessages: 0, ...counts };
}

interface Series {
  readonly name?: string;
  readonly data: readonly (number | null)[];
}

function seriesOf(option: { series?: unknown }, name: string): readonly Series[] {
  return (option.series as readonly Series[]).filter((series) => series.name === name);
}

describe('the day that is not over', () => {
  const days = [day(19, 80), day(20, 82), day(21, 12)];

  it('is not on the line, which goes on thinly beside it', () => {
    const option = peopleOption({ days, partialDay: '2026-11-21' }, names, look);
    expect(seriesOf(option, names.dau).map(({ data }) => data)).toEqual([
      [80, 82, null],
      [null, 82, 12],
    ]);
  });

  it('has a band of its own in every grid, and the legend says what it is', () => {
    const option = messagesOption({ days, partialDay: '2026-11-21' }, names, look);
    expect(seriesOf(option, BAND).map(({ data }) => data)).toEqual([
      [null, null, 1],
      [null, null, 1],
    ]);
    expect(option.legend).toMatchObject({ data: [{ name: 'Messages' }, { name: 'Senders' }, { name: BAND }] });
  });

  it('is not there when all days are over', () => {
    const option = peopleOption({ days, partialDay: undefined }, names, look);
    expect(seriesOf(option, names.dau).map(({ data }) => data)).toEqual([[80, 82, 12]]);
    expect(option.legend).toMatchObject({ data: [{ name: '28 days' }, { name: '7 days' }, { name: 'Day' }] });
  });

  it('is in the bubble once, with the value of the line that has one', () => {
    const option = peopleOption({ days, partialDay: '2026-11-21' }, names, look);
    const { formatter } = option.tooltip as { formatter: (hovered: unknown) => string };
    const text = formatter([
      { dataIndex: 2, seriesName: names.dau, value: null },
      { dataIndex: 2, seriesName: names.dau, value: 12 },
    ]);
    expect(text).toContain('not over yet');
    expect(text.match(/bubble-row/g)).toHaveLength(1);
    expect(text).toContain('<b>12</b>');
  });
});
