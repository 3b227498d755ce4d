import type { ComponentType } from 'react';
import type { Area } from '../shell/areas';

type Page = () => Promise<{ readonly default: ComponentType }>;

/** The code of the pages; each comes when it is needed. */
export const PAGES: Readonly<Record<Area, Page>> = {
  home: () => import('../features/home/HomePage'),
  insights: () => import('../features/insights/InsightsPage'),
  metrics: () => import('../features/metrics/MetricsPage'),
  groups: () => import('../features/groups/GroupsPage'),
  health: () => import('../features/health/HealthPage'),
  'dead-letters': () => import('../features/dead-letters/DeadLettersPage'),
  audit: () => import('../features/audit/AuditPage'),
  access: () => import('../features/access/AccessPage'),
  settings: () => import('../features/settings/SettingsPage'),
};

export const organization: Page = () => import('./Organization');
