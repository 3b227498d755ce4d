import { theme as antd, type ThemeConfig } from 'antd';

/**
 * Atrium's palette: paper and ink, one deep green that acts, one amber that lights.
 * Every text colour stands at 4.5:1 or more on the surfaces it is used on.
 */
export interface Palette {
  readonly paper: string;
  readonly surface: string;
  readonly sunken: string;
  readonly line: string;
  readonly ink: string;
  readonly muted: string;
  readonly accent: string;
  readonly accentSoft: string;
  /** Surfaces that act, such as the first button. */
  readonly action: string;
  readonly actionHover: string;
  readonly light: string;
  readonly good: string;
  readonly goodSoft: string;
  readonly warn: string;
  readonly warnSoft: string;
  readonly bad: string;
  readonly badSoft: string;
  readonly neutralSoft: string;
  /** Colours of chart series, in order; told apart by lightness too. */
  readonly series: readonly [string, string, string];
}

export const LIGHT: Palette = {
  paper: '#f5f4f0',
  surface: '#ffffff',
  sunken: '#faf9f6',
  line: '#e4e1d9',
  ink: '#1b2422',
  muted: '#5c6663',
  accent: '#12605b',
  accentSoft: '#e3efed',
  action: '#12605b',
  actionHover: '#0c4643',
  light: '#c98a2b',
  good: '#1c6b45',
  goodSoft: '#e2f1e8',
  warn: '#8a5606',
  warnSoft: '#fbefd9',
  bad: '#ad2b25',
  badSoft: '#fbe6e4',
  neutralSoft: '#edebe6',
  series: ['#12605b', '#c98a2b', '#7a94b8'],
};

export const DARK: Palette = {
  paper: '#101514',
  surface: '#181f1d',
  sunken: '#141a19',
  line: '#2c3633',
  ink: '#e8ece9',
  muted: '#a0aba7',
  accent: '#5fbfb4',
  accentSoft: '#1d3532',
  action: '#3f9d93',
  actionHover: '#86d5cb',
  light: '#e3a84a',
  good: '#6fcf97',
  goodSoft: '#16301f',
  warn: '#eab765',
  warnSoft: '#352812',
  bad: '#f28b82',
  badSoft: '#3a1c1a',
  neutralSoft: '#262e2c',
  series: ['#5fbfb4', '#e3a84a', '#8fa9cf'],
};

const LATIN =
  '-apple-system, "Segoe UI Variable", "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Noto Sans CJK SC", Arial';
const CHINESE = '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC"';

/** System fonts only: nothing is fetched, and Chinese glyphs never fall back to Japanese forms. */
export function fontFamily(language: string): string {
  return language.startsWith('zh') ? `${CHINESE}, ${LATIN}, sans-serif` : `${LATIN}, ${CHINESE}, sans-serif`;
}

export function antdTheme(palette: Palette, dark: boolean, language: string): ThemeConfig {
  return {
    algorithm: dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: palette.action,
      colorInfo: palette.accent,
      colorInfoBg: palette.accentSoft,
      colorInfoBorder: palette.line,
      colorWarningBg: palette.warnSoft,
      colorErrorBg: palette.badSoft,
      colorSuccessBg: palette.goodSoft,
      colorLink: palette.accent,
      colorLinkHover: palette.actionHover,
      colorSuccess: palette.good,
      colorWarning: dark ? palette.warn : palette.light,
      colorError: palette.bad,
      colorBgLayout: palette.paper,
      colorBgContainer: palette.surface,
      colorBgElevated: dark ? '#1f2725' : palette.surface,
      colorTextBase: palette.ink,
      colorText: palette.ink,
      colorTextSecondary: palette.muted,
      colorTextDescription: palette.muted,
      colorTextPlaceholder: dark ? '#8d9894' : '#6b7471',
      colorBorder: dark ? '#3c4744' : '#cfcbc1',
      colorBorderSecondary: palette.line,
      borderRadius: 8,
      borderRadiusLG: 12,
      controlHeight: 36,
      fontSize: 14,
      fontFamily: fontFamily(language),
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        fontWeight: 500,
        // As it is: the dark algorithm would take a part of its light away, and the text on it could not be read.
        ...(dark && { primaryColor: '#06110f', colorPrimary: palette.action, colorPrimaryHover: palette.actionHover }),
      },
      Layout: { headerBg: palette.surface, siderBg: palette.surface, bodyBg: palette.paper },
      Menu: {
        itemBg: 'transparent',
        itemSelectedBg: palette.accentSoft,
        itemSelectedColor: palette.accent,
        itemHeight: 42,
        itemBorderRadius: 8,
        activeBarBorderWidth: 0,
      },
      Table: {
        headerBg: 'transparent',
        headerColor: palette.muted,
        headerSplitColor: 'transparent',
        bodySortBg: 'transparent',
        headerSortActiveBg: 'transparent',
        headerSortHoverBg: palette.sunken,
        rowHoverBg: palette.sunken,
        cellPaddingBlock: 12,
      },
      Card: { headerFontSize: 15 },
    },
  };
}

/** The palette as CSS custom properties, so that stylesheets and components share one source. */
export function cssVariables(palette: Palette): Readonly<Record<string, string>> {
  const { series, ...plain } = palette;
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(plain)) {
    variables[`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`] = value;
  }
  series.forEach((colour, index) => (variables[`--series-${index + 1}`] = colour));
  return variables;
}
