import type { DailyFigures, WeekdayFigures } from '../../api/types';
import { WEEKDAYS } from '../../api/types';
import type { ChartOption } from './Chart';
import {
  dayAxis,
  grid,
  isDense,
  legend,
  type Look,
  partialName,
  textOf,
  tooltip,
  valueAxis,
  withBands,
  zoom,
} from './chartFrame';
import { sevenDayShare, share } from './figures';

export interface DailyData {
  readonly days: readonly DailyFigures[];
  readonly partialDay: string | undefined;
}

export interface Names {
  readonly dau: string;
  readonly wau: string;
  readonly mau: string;
  readonly messages: string;
  readonly senders: string;
  readonly share: string;
  readonly shareOfDay: string;
  readonly averageDau: string;
  readonly dayOff: string;
  readonly partial: string;
  readonly today: string;
}

const ANIMATION = { animationDuration: 300 };
const ZOOM_ROOM = 34;

/** Three widths of the same question. Lines differ by stroke as well as by colour. */
export function peopleOption({ days, partialDay }: DailyData, names: Names, look: Look): ChartOption {
  const { palette, format } = look;
  const unfinished = days.findIndex(({ day }) => day === partialDay);
  const line = (
    name: string,
    color: string,
    type: 'solid' | 'dashed' | 'dotted',
    value: (day: DailyFigures) => number | null,
    areaStyle?: { readonly color: string; readonly opacity: number },
  ) => {
    const width = isDense(days) ? 1.25 : 2;
    const common = { type: 'line' as const, name, color, emphasis: { disabled: true } };
    const values = days.map(value);
    const over = {
      ...common,
      symbol: 'circle',
      symbolSize: 5,
      showSymbol: days.length <= 31,
      lineStyle: { width, type },
      ...(areaStyle && { areaStyle }),
      data: values.map((number, index) => (index === unfinished ? null : number)),
    };
    if (unfinished < 0) return [over];
    // Thin and pale into the day that is not over, which ends in a ring.
    const soFar = {
      ...common,
      symbol: 'emptyCircle',
      symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => (dataIndex === unfinished ? 6 : 0),
      lineStyle: { width: width / 2, type, opacity: 0.6 },
      data: values.map((number, index) => (index === unfinished || index === unfinished - 1 ? number : null)),
    };
    return [over, soFar];
  };
  const series = [names.mau, names.wau, names.dau];
  const option: ChartOption = {
    ...ANIMATION,
    textStyle: { fontFamily: look.font },
    legend: legend(look, series, partialName(days, partialDay, names)),
    grid: grid({ top: 36, bottom: isDense(days) ? ZOOM_ROOM : 2 }),
    tooltip: tooltip(days, partialDay, names, series, format.integer, look),
    xAxis: { ...dayAxis(days, look) },
    yAxis: { ...valueAxis(look, format.compact), minInterval: 1 },
    series: [
      ...line(names.mau, palette.series[2], 'dotted', (day) => day.mau),
      ...line(names.wau, palette.series[1], 'dashed', (day) => day.wau),
      ...line(names.dau, palette.series[0], 'solid', (day) => day.dau, { color: palette.series[0], opacity: 0.08 }),
    ],
    ...zoom(days, look),
  };
  return withBands(option, days, partialDay, names, look);
}

/** Two small charts over one time axis: never two scales on one. */
export function messagesOption({ days, partialDay }: DailyData, names: Names, look: Look): ChartOption {
  const { palette, format } = look;
  const bottom = isDense(days) ? ZOOM_ROOM : 2;
  const bar = { type: 'bar' as const, barCategoryGap: isDense(days) ? '0%' : '28%', emphasis: { disabled: true } };
  const series = [names.messages, names.senders];
  const option: ChartOption = {
    ...ANIMATION,
    textStyle: { fontFamily: look.font },
    legend: legend(look, series, partialName(days, partialDay, names)),
    grid: [
      { ...grid({ top: 36, bottom: 0 }), bottom: '40%' },
      { ...grid({ top: 0, bottom }), top: '66%' },
    ],
    tooltip: tooltip(days, partialDay, names, series, format.integer, look),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    xAxis: [
      { ...dayAxis(days, look), axisLabel: { show: false } },
      { ...dayAxis(days, look), gridIndex: 1 },
    ],
    yAxis: [
      { ...valueAxis(look, format.compact), minInterval: 1 },
      { ...valueAxis(look, format.compact), gridIndex: 1, splitNumber: 2, minInterval: 1 },
    ],
    series: [
      {
        ...bar,
        name: names.messages,
        color: palette.series[0],
        data: days.map((day) => day.messages),
      },
      {
        ...bar,
        name: names.senders,
        color: palette.series[1],
        xAxisIndex: 1,
        yAxisIndex: 1,
        data: days.map((day) => day.senders),
      },
    ],
    ...zoom(days, look, [0, 1]),
  };
  return withBands(option, days, partialDay, names, look);
}

/** Single days as faint points, so that the line's calm hides nothing. */
export function shareOption({ days, partialDay }: DailyData, names: Names, look: Look): ChartOption {
  const { palette, format } = look;
  const series = [names.share, names.shareOfDay];
  const option: ChartOption = {
    ...ANIMATION,
    textStyle: { fontFamily: look.font },
    legend: legend(look, series, partialName(days, partialDay, names)),
    grid: grid({ top: 36, bottom: isDense(days) ? ZOOM_ROOM : 2 }),
    tooltip: tooltip(days, partialDay, names, series, format.percent, look),
    xAxis: { ...dayAxis(days, look) },
    yAxis: {
      ...valueAxis(look, (value) => format.percent(value).replace(/[.,]0(?=\s?%)/, '')),
      min: 0,
      max: 1,
      interval: 0.25,
    },
    series: [
      {
        type: 'line',
        name: names.share,
        color: palette.series[0],
        showSymbol: false,
        lineStyle: { width: 2 },
        data: [...sevenDayShare(days)],
        emphasis: { disabled: true },
      },
      {
        type: 'line',
        name: names.shareOfDay,
        color: palette.series[2],
        lineStyle: { width: 0 },
        symbol: 'circle',
        symbolSize: 4,
        showSymbol: !isDense(days),
        showAllSymbol: true,
        itemStyle: { opacity: 0.7 },
        data: days.map((day) => share(day.crossDepartmentMessages, day.deliveries)),
        emphasis: { disabled: true },
      },
    ],
    ...zoom(days, look),
  };
  return withBands(option, days, partialDay, names, look);
}

/** An average Monday to Sunday; days that are usually off stand back. */
export function weekdaysOption(
  weekdays: readonly WeekdayFigures[],
  off: ReadonlySet<string>,
  names: Names,
  look: Look,
): ChartOption {
  const { palette, format } = look;
  return {
    ...ANIMATION,
    textStyle: { fontFamily: look.font },
    grid: grid({ top: 24, bottom: 2 }),
    xAxis: {
      type: 'category',
      data: weekdays.map(({ weekday }) => format.weekday(WEEKDAYS.indexOf(weekday) + 1)),
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
      axisLabel: { ...textOf(look), interval: 0 },
    },
    yAxis: { ...valueAxis(look, format.compact), minInterval: 1 },
    series: [
      {
        type: 'bar',
        name: names.averageDau,
        barCategoryGap: '34%',
        itemStyle: { borderRadius: [4, 4, 0, 0] },
        label: {
          show: true,
          position: 'top',
          ...textOf(look),
          color: palette.ink,
          formatter: ({ value }) => (typeof value === 'number' ? format.integer(value) : ''),
        },
        data: weekdays.map(({ weekday, dau }) => ({
          value: dau,
          itemStyle: { color: off.has(weekday) ? palette.series[2] : palette.series[0] },
        })),
        emphasis: { disabled: true },
      },
    ],
  };
}
