import type { DailyFigures } from '../../api/types';
import type { Formats } from '../../format/format';
import type { Palette } from '../../theme/tokens';
import type { ChartOption } from './Chart';

export interface Look {
  readonly palette: Palette;
  readonly format: Formats;
  readonly font: string;
}

/** From this many days on, points are too dense to read one by one and a zoom bar appears. */
const DENSE_DAYS = 120;

export function messagesOption(
  days: readonly DailyFigures[],
  names: { readonly within: string; readonly across: string },
  look: Look,
): ChartOption {
  const { palette } = look;
  const bar = (name: string, color: string, values: readonly (number | null)[]) => ({
    type: 'bar' as const,
    name,
    stack: 'messages',
    color,
    barCategoryGap: days.length > DENSE_DAYS ? '0%' : '30%',
    data: [...values],
    emphasis: { disabled: true },
  });
  return {
    ...frame(days, look),
    series: [
      bar(
        names.across,
        palette.series[0],
        days.map((day) => day.crossDepartmentMessages),
      ),
      bar(
        names.within,
        palette.series[2],
        days.map((day) => within(day)),
      ),
    ],
  };
}

export function within(day: DailyFigures): number | null {
  if (day.messages === null) return null;
  return day.messages - (day.crossDepartmentMessages ?? 0);
}

export function peopleOption(
  days: readonly DailyFigures[],
  names: { readonly dau: string; readonly wau: string; readonly mau: string },
  look: Look,
): ChartOption {
  const { palette } = look;
  const dense = days.length > DENSE_DAYS;
  // Lines differ by shape as well as by colour.
  const line = (
    name: string,
    color: string,
    type: 'solid' | 'dashed' | 'dotted',
    symbol: string,
    values: readonly (number | null)[],
  ) => ({
    type: 'line' as const,
    name,
    color,
    symbol,
    symbolSize: 6,
    showSymbol: !dense && days.length <= 31,
    lineStyle: { width: dense ? 1.5 : 2.25, type },
    data: [...values],
    emphasis: { disabled: true },
  });
  return {
    ...frame(days, look),
    series: [
      line(
        names.mau,
        palette.series[2],
        'dotted',
        'triangle',
        days.map((day) => day.mau),
      ),
      line(
        names.wau,
        palette.series[1],
        'dashed',
        'rect',
        days.map((day) => day.wau),
      ),
      line(
        names.dau,
        palette.series[0],
        'solid',
        'circle',
        days.map((day) => day.dau),
      ),
    ],
  };
}

function frame(days: readonly DailyFigures[], { palette, format, font }: Look): ChartOption {
  const text = { color: palette.muted, fontFamily: font, fontSize: 12 };
  const dense = days.length > DENSE_DAYS;
  return {
    animationDuration: 300,
    textStyle: { fontFamily: font },
    grid: {
      left: 4,
      right: 12,
      top: 40,
      bottom: dense ? 48 : 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    legend: {
      top: 0,
      left: 0,
      itemGap: 18,
      textStyle: { ...text, color: palette.ink },
      icon: 'roundRect',
      itemWidth: 14,
      itemHeight: 8,
    },
    tooltip: {
      trigger: 'axis',
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { ...text, color: palette.ink },
      valueFormatter: (value) => (typeof value === 'number' ? format.integer(value) : '–'),
      axisPointer: { type: 'line', lineStyle: { color: palette.muted, type: 'dashed' }, label: { show: false } },
    },
    xAxis: {
      type: 'category',
      data: days.map((day) => (dense ? format.day(day.day) : format.shortDay(day.day))),
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
      axisLabel: { ...text, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { ...text, formatter: (value: number) => format.compact(value) },
    },
    ...(dense && {
      dataZoom: [
        {
          type: 'slider',
          height: 22,
          bottom: 4,
          borderColor: palette.line,
          fillerColor: `${palette.series[0]}22`,
          handleStyle: { color: palette.surface, borderColor: palette.series[0] },
          textStyle: text,
          brushSelect: false,
        },
      ],
    }),
  };
}
