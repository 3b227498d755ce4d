import { createContext, type ReactNode, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { recall, remember } from '../app/preferences';
import { branded } from './brand';
import { cssVariables, DARK, LIGHT, type Palette } from './tokens';

export const THEME_CHOICES = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

interface ThemeState {
  readonly choice: ThemeChoice;
  readonly dark: boolean;
  readonly palette: Palette;
  choose(choice: ThemeChoice): void;
  /** Takes an own colour, or Atrium's again. */
  readonly wear: (accent: string | undefined) => void;
}

const ThemeContext = createContext<ThemeState | undefined>(undefined);

export function useTheme(): ThemeState {
  const state = use(ThemeContext);
  if (!state) throw new Error('useTheme needs a ThemeProvider above it');
  return state;
}

/** Light, dark, or what the operating system says, remembered on this device. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(() => recall('theme', THEME_CHOICES) ?? 'system');
  const systemDark = useSyncExternalStore(watchSystem, isSystemDark);
  const dark = choice === 'system' ? systemDark : choice === 'dark';
  const [accent, wear] = useState<string>();
  const palette = useMemo(() => {
    const plain = dark ? DARK : LIGHT;
    return accent === undefined ? plain : branded(plain, accent);
  }, [dark, accent]);

  useEffect(() => {
    const root = document.documentElement;
    root.dataset['theme'] = dark ? 'dark' : 'light';
    root.style.colorScheme = dark ? 'dark' : 'light';
    for (const [name, value] of Object.entries(cssVariables(palette))) root.style.setProperty(name, value);
  }, [dark, palette]);

  const state = useMemo<ThemeState>(
    () => ({
      choice,
      dark,
      palette,
      choose: (next) => {
        remember('theme', next);
        setChoice(next);
      },
      wear,
    }),
    [choice, dark, palette],
  );
  return <ThemeContext value={state}>{children}</ThemeContext>;
}

const DARK_QUERY = '(prefers-color-scheme: dark)';

function isSystemDark(): boolean {
  return window.matchMedia(DARK_QUERY).matches;
}

function watchSystem(changed: () => void): () => void {
  const media = window.matchMedia(DARK_QUERY);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}
