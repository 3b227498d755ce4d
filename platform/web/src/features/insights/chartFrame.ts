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
/** Up to this many days, every day off is worth a band of its own. */
const MOST_BANDS_DAYS = 100;

export function isDense(days: readonly DailyFigures[]): boolean {
  return days.length > DENSE_DAYS;
}

export function textOf({ palette, font }: Look) {
  return { color: palette.muted, fontFamily: font, fontSize: 12 };
}

/** Three slanted strokes, as the band of the day that is not over is drawn. */
const HATCHED = 'path://M0 4L2.5 0H5L2.5 4ZM5 4L7.5 0H10L7.5 4ZM10 4L12.5 0H15L12.5 4Z';

/** @param partial name of the band, when there is one */
export function legend(
  look: Look,
  series: readonly string[],
  partial: string | undefined,
): NonNullable<ChartOption['legend']> {
  const hatched =
    partial === undefined ? [] : [{ name: partial, icon: HATCHED, itemStyle: { color: look.palette.muted } }];
  return {
    data: [...series.map((name) => ({ name })), ...hatched],
    top: 0,
    left: 0,
    itemGap: 14,
    textStyle: { ...textOf(look), color: look.palette.ink },
    icon: 'roundRect',
    itemWidth: 14,
    itemHeight: 4,
  };
}

export function grid(look: { readonly top: number; readonly bottom: number }) {
  return { left: 4, right: 10, ...look, outerBoundsMode: 'same' as const, outerBoundsContain: 'axisLabel' as const };
}

export function valueAxis(look: Look, label: (value: number) => string) {
  return {
    type: 'value' as const,
    splitNumber: 4,
    splitLine: { lineStyle: { color: look.palette.line } },
    axisLabel: { ...textOf(look), formatter: label },
  };
}

export function dayAxis(days: readonly DailyFigures[], look: Look) {
  const { palette, format } = look;
  return {
    type: 'category' as const,
    data: days.map(({ day }) => day),
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
    axisLabel: { ...textOf(look), hideOverlap: true, formatter: (day: string) => format.shortDay(day) },
  };
}

interface Texts {
  readonly dayOff: string;
  readonly partial: string;
  /** Names the band of the day that is not over. */
  readonly today: string;
}

interface Hovered {
  readonly dataIndex?: number;
  readonly seriesName?: string;
  readonly value?: unknown;
  readonly color?: unknown;
}

/** The same bubble everywhere: the day with its weekday, whether it was a day off, and every series' value. */
export function tooltip(
  days: readonly DailyFigures[],
  partialDay: string | undefined,
  texts: Texts,
  series: readonly string[],
  value: (number: number) => string,
  look: Look,
): NonNullable<ChartOption['tooltip']> {
  const { palette, format } = look;
  const shown = new Set(series);
  return {
    trigger: 'axis',
    confine: true,
    backgroundColor: palette.surface,
    borderColor: palette.line,
    padding: [8, 12],
    textStyle: { ...textOf(look), color: palette.ink },
    axisPointer: { type: 'line', lineStyle: { color: palette.muted, type: 'dashed' }, label: { show: false } },
    formatter: (hovered: unknown) => {
      const all = (Array.isArray(hovered) ? hovered : [hovered]) as readonly Hovered[];
      const rows = onceEach(all.filter(({ seriesName }) => shown.has(seriesName ?? '')));
      const day = days[rows[0]?.dataIndex ?? -1];
      if (!day) return '';
      const off = day.dayOff ? (day.dayOff.name ?? texts.dayOff) : undefined;
      const notes = [off, day.day === partialDay ? texts.partial : undefined].filter((note) => note !== undefined);
      const head = [format.weekdayDay(day.day), ...notes].map(escape).join(' · ');
      return [`<div class="bubble-head">${head}</div>`, ...rows.map((row) => line(row, value))].join('');
    },
  };
}

function line({ seriesName, value, color }: Hovered, text: (number: number) => string): string {
  const shown = typeof value === 'number' ? text(value) : '–';
  const dot = `<span class="bubble-dot" style="background:${typeof color === 'string' ? color : 'currentColor'}"></span>`;
  return `<div class="bubble-row">${dot}<span>${escape(seriesName ?? '')}</span><b>${escape(shown)}</b></div>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A line that ends before an unfinished day goes on as a second series of the same name: of both, the one with a value. */
function onceEach(rows: readonly Hovered[]): readonly Hovered[] {
  const byName = new Map<string, Hovered>();
  for (const row of rows) {
    const known = byName.get(row.seriesName ?? '');
    if (typeof known?.value !== 'number') byName.set(row.seriesName ?? '', known && row.value == null ? known : row);
  }
  return [...byName.values()];
}

/** What the band of the unfinished day is called, if it is one of these. */
export function partialName(
  days: readonly DailyFigures[],
  partialDay: string | undefined,
  texts: Texts,
): string | undefined {
  return days.some(({ day }) => day === partialDay) ? texts.today : undefined;
}

interface Band {
  readonly name?: string;
  readonly marked: (day: DailyFigures) => boolean;
  readonly itemStyle: object;
}

/**
 * Bands behind the days off and behind the day that is not over, in every grid of a chart: bars as wide as a day, on axes of their own
 * that nobody sees, so that neither the scale nor the width of the figures' own bars is touched.
 */
export function withBands(
  option: ChartOption,
  days: readonly DailyFigures[],
  partialDay: string | undefined,
  texts: Texts,
  look: Look,
): ChartOption {
  const { palette } = look;
  const bands: Band[] = [];
  if (days.length <= MOST_BANDS_DAYS && days.some(({ dayOff }) => dayOff)) {
    bands.push({
      marked: ({ dayOff }) => dayOff !== undefined,
      itemStyle: { color: palette.neutralSoft, opacity: 0.75 },
    });
  }
  const partial = partialName(days, partialDay, texts);
  if (partial !== undefined) {
    const decal = {
      symbol: 'rect',
      color: palette.muted,
      dashArrayX: [1, 0],
      dashArrayY: [1.5, 4.5],
      rotation: -Math.PI / 4,
    };
    const itemStyle = { color: palette.neutralSoft, opacity: 0.75, decal };
    bands.push({ name: partial, marked: ({ day }) => day === partialDay, itemStyle });
  }
  if (bands.length === 0) return option;
  const list = <T>(value: T | readonly T[] | undefined): T[] =>
    value === undefined ? [] : Array.isArray(value) ? [...(value as readonly T[])] : [value as T];
  const [grids, xAxes, yAxes] = [list(option.grid), list(option.xAxis), list(option.yAxis)];
  return {
    ...option,
    xAxis: [
      ...xAxes,
      ...grids.map((_, place) => ({
        type: 'category' as const,
        gridIndex: place,
        show: false,
        data: days.map(({ day }) => day),
      })),
    ],
    yAxis: [
      ...yAxes,
      ...grids.map((_, place) => ({ type: 'value' as const, gridIndex: place, show: false, min: 0, max: 1 })),
    ],
    series: [
      ...list(option.series),
      ...grids.flatMap((_, place) =>
        bands.map(({ name, marked, itemStyle }) => ({
          type: 'bar' as const,
          ...(name !== undefined && { name }),
          xAxisIndex: xAxes.length + place,
          yAxisIndex: yAxes.length + place,
          z: 0,
          silent: true,
          animation: false,
          barGap: '-100%',
          barCategoryGap: '0%',
          barMinWidth: 3,
          itemStyle,
          tooltip: { show: false },
          data: days.map((day) => (marked(day) ? 1 : null)),
        })),
      ),
    ],
  };
}

export function zoom(
  days: readonly DailyFigures[],
  look: Look,
  axes: readonly number[] = [0],
): Pick<ChartOption, 'dataZoom'> {
  if (!isDense(days)) return {};
  const { palette, format } = look;
  return {
    dataZoom: [
      {
        type: 'slider',
        xAxisIndex: [...axes],
        height: 18,
        bottom: 2,
        borderColor: palette.line,
        fillerColor: `${palette.series[0]}22`,
        handleStyle: { color: palette.surface, borderColor: palette.series[0] },
        textStyle: textOf(look),
        labelFormatter: (_: number, day: string) => format.shortDay(day),
        brushSelect: false,
        showDataShadow: false,
      },
    ],
  };
}
