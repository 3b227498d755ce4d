import { useTranslation } from 'react-i18next';

const UNITS = [
  'apps',
  'cases',
  'hours',
  'messages',
  'minutes',
  'pairs',
  'people',
  'points',
  'systems',
  'variants',
] as const;

/** What stands behind a number; nothing behind a percentage or a duration. A unit newer than these pages stands as it is. */
export function useUnit(unit: string): string {
  const { t } = useTranslation();
  if (unit === 'ratio' || unit === 'seconds') return '';
  const known = UNITS.find((candidate) => candidate === unit);
  return known === undefined ? unit : t(`metrics.unit.${known}`);
}
