export const AREAS = ['home', 'insights', 'health', 'dead-letters', 'settings'] as const;
export type Area = (typeof AREAS)[number];

/** What somebody needs to be allowed to do before an area is offered. */
export const AREA_PERMISSION: Readonly<Record<Area, string>> = {
  home: 'home:read',
  insights: 'insights:read',
  health: 'health:read',
  'dead-letters': 'dead-letters:read',
  settings: 'settings:write',
};

export function areaPath(tenant: string, area: Area): string {
  return area === 'home' ? `/t/${tenant}` : `/t/${tenant}/${area}`;
}
