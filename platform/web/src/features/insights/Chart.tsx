import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from 'echarts/charts';
import {
  AxisPointerComponent,
  DataZoomComponent,
  type DataZoomComponentOption,
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components';
import { type ComposeOption, init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

register([
  AxisPointerComponent,
  BarChart,
  CanvasRenderer,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  LineChart,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
]);

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | DataZoomComponentOption
  | GridComponentOption
  | LegendComponentOption
  | LineSeriesOption
  | TooltipComponentOption
>;

interface ChartProps {
  readonly option: ChartOption;
  /** What a reader who cannot see the chart is told instead. */
  readonly summary: string;
}

/** An ECharts canvas that follows its box. Loaded when the first chart is needed, because it is half of the page's code. */
export default function Chart({ option, summary }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!box.current) return;
    const chart = init(box.current);
    chart.setOption({ ...option, animation: !window.matchMedia('(prefers-reduced-motion: reduce)').matches });
    const resize = new ResizeObserver(() => chart.resize());
    resize.observe(box.current);
    return () => {
      resize.disconnect();
      chart.dispose();
    };
  }, [option]);

  return (
    <div className="chart" role="img" aria-label={summary}>
      <div ref={box} className="chart-canvas" aria-hidden="true" />
    </div>
  );
}
