import { may, mayWithin } from '../api/permissions';

export const AREAS = [
  'home',
  'insights',
  'metrics',
  'groups',
  'health',
  'dead-letters',
  'audit',
  'access',
  'settings',
] as const;
export type Area = (typeof AREAS)[number];

/** What somebody needs to be allowed to do before an area is offered. */
export const AREA_PERMISSION: Readonly<Record<Area, string>> = {
  home: 'home:read',
  insights: 'insights:read',
  metrics: 'insights:read',
  groups: 'groups:read',
  health: 'health:read',
  'dead-letters': 'dead-letters:read',
  audit: 'audit:read',
  access: 'roles:read',
  settings: 'settings:write',
};

/** Areas that also open to who may see a part of them only, such as a department's figures. */
const IN_PART: ReadonlySet<Area> = new Set(['insights', 'metrics']);

/** Areas with a part for somebody else: who sees a group's figures does not decide who is in it. */
const ALSO: Readonly<Partial<Record<Area, string>>> = { groups: 'groups:metrics' };

/** Whether an area is offered to somebody with these permissions. */
export function opens(granted: readonly string[], area: Area): boolean {
  const permission = AREA_PERMISSION[area];
  const other = ALSO[area];
  if (other !== undefined && may(granted, other)) return true;
  return IN_PART.has(area) ? mayWithin(granted, permission) : may(granted, permission);
}

export function areaPath(tenant: string, area: Area): string {
  return area === 'home' ? `/t/${tenant}` : `/t/${tenant}/${area}`;
}
