import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { findBranding } from '../../api/publicApi';
import { useTheme } from '../../theme/ThemeProvider';
import type { Branding } from './types';

export function brandingKey(tenant: string) {
  return ['branding', tenant] as const;
}

/** The organization's own look; nothing until it is known, and when it cannot be: a page without it works as well. */
export function useBranding(tenant: string): Branding {
  const { data } = useQuery({
    queryKey: brandingKey(tenant),
    queryFn: ({ signal }) => findBranding(tenant, signal),
    staleTime: Infinity,
    retry: false,
  });
  return data ?? NONE;
}

const NONE: Branding = {};

/** Puts the pages into the organization's colour for as long as one is inside of it. */
export function useOwnColour(tenant: string): void {
  const { accent } = useBranding(tenant);
  const { wear } = useTheme();
  useEffect(() => {
    wear(accent);
    return () => wear(undefined);
  }, [accent, wear]);
}
