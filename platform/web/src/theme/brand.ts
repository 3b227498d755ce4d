import type { Palette } from './tokens';

/** WCAG 2.2, success criterion 1.4.3. */
const LEAST_CONTRAST = 4.5;
const SOFT = 0.12;
const STEP = 0.04;

type Rgb = readonly [number, number, number];

/** The palette in an organization's own colour; where that colour cannot be read on the surface it is moved towards the ink until it can. */
export function branded(palette: Palette, accent: string): Palette {
  const surface = rgb(palette.surface);
  const ink = rgb(palette.ink);
  let colour = rgb(accent);
  const soft = () => mix(surface, colour, SOFT);
  const unreadable = () => Math.min(contrast(colour, surface), contrast(colour, soft())) < LEAST_CONTRAST;
  for (let share = STEP; share <= 1 && unreadable(); share += STEP) {
    colour = mix(rgb(accent), ink, share);
  }
  const own = hex(colour);
  return {
    ...palette,
    accent: own,
    accentSoft: hex(soft()),
    action: own,
    actionHover: hex(mix(colour, ink, 0.25)),
    series: [own, palette.series[1], palette.series[2]],
  };
}

/** WCAG 2.2's contrast ratio, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  return contrast(rgb(one), rgb(other));
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const at = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [at(0), at(1), at(2)];
}

function rgb(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function hex(colour: Rgb): string {
  return `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
