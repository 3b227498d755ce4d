import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric, Overview } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { useSession } from '../signin/session';
import type { Note } from './csv';
import { useDepartmentNames } from './useDepartmentName';
import { useHiddenText } from './useHiddenText';

interface Exported {
  readonly title: string;
  readonly overview: Overview;
  readonly metrics: readonly Metric[];
}

/** What whoever opens an export without this page needs to know about its figures. */
export function useExportNotes(): (exported: Exported) => readonly Note[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const { tenant } = useSession();
  const format = useFormats(tenant.timeZone);
  const hiddenText = useHiddenText();
  const nameOf = useDepartmentNames();

  return useCallback(
    ({ title, overview, metrics }) => {
      const { completeness, days, department, previous, partialDay } = overview;
      const count = (value: number | null | undefined) =>
        typeof value === 'number' ? String(value) : t('insights.completeness.unknown');
      const metricLine = ({ id, version, name, definition, formula, n, N, hidden }: Metric) => {
        const people = typeof n === 'number' && typeof N === 'number' ? `n = ${n}, N = ${N}` : '';
        const why = hidden ? hiddenText(hidden) : '';
        const says = `${localized(name, language)} (${id}, ${t('insights.definition.version', { version })})`;
        return [says, localized(definition, language), formula, people, why].filter((part) => part !== '').join(' | ');
      };
      return [
        [t('insights.export.content'), title],
        [t('insights.export.organization'), `${localized(tenant.name, language)} (${tenant.id})`],
        ...(department == null ? [] : [[t('insights.export.department'), nameOf(String(department))] as const]),
        [t('insights.export.period'), `${overview.from} – ${overview.to} (${tenant.timeZone})`],
        ...(previous ? [[t('insights.export.previous'), `${previous.from} – ${previous.to}`] as const] : []),
        ...(partialDay === undefined
          ? []
          : [
              [t('insights.export.days'), `${days.from} – ${days.to}`] as const,
              [t('insights.export.partial'), partialDay] as const,
            ]),
        ...metrics.map((metric) => [t('insights.export.metric'), metricLine(metric)] as const),
        [
          t('insights.export.completeness'),
          t('insights.completeness.export', {
            counted: count(completeness.counted),
            received: count(completeness.received),
            duplicates: count(completeness.duplicates),
            setAside: count(completeness.deadLettered),
          }),
        ],
        ...(completeness.freshness ? [[t('insights.export.asOf'), completeness.freshness] as const] : []),
        [t('insights.export.privacy'), t('insights.definition.privacyRule', { k: leastPeople(overview) })],
        [t('insights.export.exportedAt'), format.dateTime(Date.now())],
      ];
    },
    [t, language, tenant, format, hiddenText, nameOf],
  );
}

const USUAL_K = 10;

/** The threshold that the server names wherever it hides something. */
export function leastPeople({ metrics }: Overview): number {
  return metrics.find(({ hidden }) => hidden?.k !== undefined)?.hidden?.k ?? USUAL_K;
}
