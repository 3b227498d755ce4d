import type { ComponentHealth, ComponentState } from '../../api/types';

const URGENCY: Readonly<Record<ComponentState, number>> = { down: 0, degraded: 1, unknown: 2, up: 3 };

/** What needs somebody comes first; the server's order decides among equals. */
export function byUrgency(components: readonly ComponentHealth[]): ComponentHealth[] {
  return [...components].sort((a, b) => URGENCY[a.state] - URGENCY[b.state]);
}

export function needingAttention(components: readonly ComponentHealth[]): ComponentHealth[] {
  return byUrgency(components).filter((component) => component.state !== 'up');
}
