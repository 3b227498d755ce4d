import { useId } from 'react';

const WIDTH = 200;
const HEIGHT = 40;
const EDGE = 3;

/** The course of a figure without axes: decoration beside the number, told in full by the charts. */
export function Sparkline({ values }: { readonly values: readonly (number | null)[] }) {
  const fade = useId();
  const points = coordinates(values);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return <div className="sparkline" />;
  const line = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <defs>
        <linearGradient id={fade} x1="0" x2="0" y1="0" y2="1">
          <stop offset="0" stopColor="currentColor" stopOpacity="0.22" />
          <stop offset="1" stopColor="currentColor" stopOpacity="0" />
        </linearGradient>
      </defs>
      <path d={`${line}L${last[0].toFixed(1)} ${HEIGHT}L${first[0].toFixed(1)} ${HEIGHT}Z`} fill={`url(#${fade})`} />
      <path d={line} fill="none" stroke="currentColor" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

/** From zero up, so that a small wave does not look like a storm. */
function coordinates(values: readonly (number | null)[]): readonly (readonly [number, number])[] {
  const highest = Math.max(...values.map((value) => value ?? 0), 0);
  if (highest === 0 || values.length < 2) return [];
  const step = WIDTH / (values.length - 1);
  return values.flatMap((value, index) =>
    value === null ? [] : [[index * step, HEIGHT - EDGE - (value / highest) * (HEIGHT - 2 * EDGE)] as const],
  );
}
