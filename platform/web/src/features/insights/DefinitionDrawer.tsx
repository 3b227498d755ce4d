import { EyeInvisibleOutlined } from '@ant-design/icons';
import { Drawer, Skeleton } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric, MetricDefinition, Overview } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { useSession } from '../signin/session';
import { FailureNote } from './FailureNote';
import { figureText } from './figures';
import { leastPeople } from './useExportNotes';
import { useHiddenText } from './useHiddenText';
import { useMetricDefinitions } from './useInsights';

interface DefinitionDrawerProps {
  readonly overview: Overview | undefined;
  readonly metric: string | undefined;
  readonly close: () => void;
}

/** What a figure means and how it came about, from the metric catalogue. */
export function DefinitionDrawer({ overview, metric, close }: DefinitionDrawerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const definitions = useMetricDefinitions(metric !== undefined);
  const definition = definitions.data?.find(({ id }) => id === metric);
  const value = overview?.metrics.find(({ id }) => id === metric);
  return (
    <Drawer
      open={metric !== undefined}
      onClose={close}
      size={460}
      title={definition ? localized(definition.name, language) : t('insights.definition.title')}
    >
      {definitions.error && <FailureNote problem={definitions.error} retry={() => void definitions.refetch()} />}
      {definitions.isPending && <Skeleton active />}
      {definition && <Explanation definition={definition} metric={value} overview={overview} />}
    </Drawer>
  );
}

interface ExplanationProps {
  readonly definition: MetricDefinition;
  readonly metric: Metric | undefined;
  readonly overview: Overview | undefined;
}

function Explanation({ definition, metric, overview }: ExplanationProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const hiddenText = useHiddenText();
  return (
    // Longer than the drawer: what scrolls must be reachable by keyboard.
    <div
      className="explanation"
      data-definition={definition.id}
      role="region"
      aria-label={localized(definition.name, language)}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <p className="explanation-lead">{localized(definition.definition, language)}</p>
      {metric?.hidden && (
        <div className="explanation-hidden">
          <strong>
            <EyeInvisibleOutlined aria-hidden="true" /> {t('insights.definition.whyHidden')}
          </strong>
          <p>{hiddenText(metric.hidden)}</p>
        </div>
      )}
      {metric && <Values definition={definition} metric={metric} />}
      <h3>{t('insights.definition.formula')}</h3>
      <p>
        <code className="formula">{definition.formula}</code>
      </p>
      <Facts rows={useFacts({ definition, metric, overview })} />
    </div>
  );
}

/** The figure now and before, and for a ratio what is divided by what. */
function Values({ definition, metric }: { readonly definition: MetricDefinition; readonly metric: Metric }) {
  const { t } = useTranslation();
  const format = useFormats();
  const language = useLanguage();
  const { value, unit, previous, numerator, denominator } = metric;
  if (value === null) return null;
  const rows: [string, ReactNode][] = [
    [t('insights.definition.value'), <b key="v">{figureText(value, unit, format)}</b>],
  ];
  if (definition.terms && numerator !== undefined && denominator !== undefined) {
    const { terms } = definition;
    rows.push([
      `${t('insights.definition.numerator')} · ${localized(terms.numerator, language)}`,
      format.integer(numerator),
    ]);
    rows.push([
      `${t('insights.definition.denominator')} · ${localized(terms.denominator, language)}`,
      format.integer(denominator),
    ]);
  }
  if (previous && previous.value !== null) {
    rows.push([
      `${t('insights.definition.before')} · ${format.range(previous.from, previous.to)}`,
      figureText(previous.value, unit, format),
    ]);
  }
  if (typeof metric.n === 'number') rows.push([t('insights.definition.n'), format.integer(metric.n)]);
  if (typeof metric.N === 'number') rows.push([t('insights.definition.N'), format.integer(metric.N)]);
  return <Facts rows={rows} numbers />;
}

function useFacts({ definition, metric, overview }: ExplanationProps): readonly [string, ReactNode][] {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const format = useFormats(tenant.timeZone);
  const days = /^(\d+)d$/.exec(definition.window)?.[1];
  const rule =
    days === undefined
      ? t('insights.definition.windowPeriod')
      : t('insights.definition.windowDays', { days: format.integer(Number(days)) });
  const facts: [string, ReactNode][] = [
    [t('insights.definition.window'), metric ? `${format.range(metric.from, metric.to)} (${rule})` : rule],
    [t('insights.definition.comparison'), t('insights.definition.comparisonRule')],
    [t('insights.definition.unit'), t(`insights.definition.units.${unitOf(definition.unit)}`)],
  ];
  if (overview) {
    const { completeness } = overview;
    const known = (count: number | null | undefined) =>
      typeof count === 'number' ? format.integer(count) : t('insights.completeness.unknown');
    const sums = t('insights.completeness.export', {
      counted: known(completeness.counted),
      received: known(completeness.received),
      duplicates: known(completeness.duplicates),
      setAside: known(completeness.deadLettered),
    });
    const asOf = completeness.freshness
      ? t('insights.completeness.asOf', { time: format.dateTime(completeness.freshness) })
      : undefined;
    facts.push([t('insights.definition.completeness'), [sums, asOf].filter((part) => part !== undefined).join('. ')]);
    facts.push([t('insights.definition.privacy'), t('insights.definition.privacyRule', { k: leastPeople(overview) })]);
  }
  facts.push([
    t('insights.definition.identifier'),
    <Fragment key="id">
      <code>{definition.id}</code> · {t('insights.definition.version', { version: definition.version })}
    </Fragment>,
  ]);
  return facts;
}

const UNITS = ['messages', 'people', 'pairs', 'ratio'] as const;

function unitOf(unit: string): (typeof UNITS)[number] {
  return UNITS.find((known) => known === unit) ?? 'people';
}

/** Names and what they stand for; as numbers they are in a column. */
export function Facts({
  rows,
  numbers = false,
}: {
  readonly rows: readonly [string, ReactNode][];
  readonly numbers?: boolean;
}) {
  return (
    <dl className={numbers ? 'explanation-values' : 'explanation-facts'}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
