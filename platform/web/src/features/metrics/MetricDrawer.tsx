import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { Facts } from '../insights/DefinitionDrawer';
import { useSession } from '../signin/session';
import { nameOf } from './catalogue';
import type { Answer, Cell, Definition } from './types';
import { useWindowText } from './useWindowText';
import { Value } from './Value';

interface MetricDrawerProps {
  readonly definition: Definition | undefined;
  readonly cell: Cell | undefined;
  readonly answer: Answer | undefined;
  /** Least number of people that a figure speaks of. */
  readonly k: number | undefined;
  readonly close: () => void;
}

/** All that is known of one metric: so that nobody has to take a number on trust. */
export function MetricDrawer({ definition, cell, answer, k, close }: MetricDrawerProps) {
  const language = useLanguage();
  const { t } = useTranslation();
  return (
    <Drawer
      open={definition !== undefined}
      onClose={close}
      size={480}
      title={definition ? nameOf(definition, language) : t('insights.definition.title')}
    >
      {definition && <Explanation definition={definition} cell={cell} answer={answer} k={k} />}
    </Drawer>
  );
}

interface ExplanationProps extends Omit<MetricDrawerProps, 'close' | 'definition'> {
  readonly definition: Definition;
}

function Explanation({ definition, cell, answer, k }: ExplanationProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows = useRows({ definition, cell, answer, k });
  return (
    <div
      className="explanation"
      data-definition={definition.id}
      role="region"
      aria-label={nameOf(definition, language)}
      // Longer than the drawer: what scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <p className="explanation-lead">{localized(definition.definition, language)}</p>
      {cell && (
        <div className="metrics-now">
          <Value cell={cell} />
        </div>
      )}
      {cell && <Terms definition={definition} cell={cell} />}
      <h3>{t('insights.definition.formula')}</h3>
      <p>
        <code className="formula">{definition.formula}</code>
      </p>
      <Facts rows={rows} />
    </div>
  );
}

function useRows({ definition, cell, answer, k }: ExplanationProps): readonly [string, ReactNode][] {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const format = useFormats(tenant.timeZone);
  const windowText = useWindowText();
  const rule = windowText(definition.window);
  const rows: [string, ReactNode][] = [
    [t('insights.definition.window'), cell ? `${format.range(cell.from, cell.to)} (${rule})` : rule],
    [t('metrics.better'), t(`metrics.direction.${definition.direction}`)],
    [t('metrics.anchor'), definition.anchor ?? t('metrics.ownDefinition')],
    [t('metrics.askedFor'), t(definition.tenantOnly ? 'metrics.tenantOnly' : 'metrics.anyDepartment')],
  ];
  if (answer) {
    const { counted, received, duplicates, deadLettered, freshness } = answer.completeness;
    const known = (count: number | null | undefined) =>
      typeof count === 'number' ? format.integer(count) : t('insights.completeness.unknown');
    const sums = t('insights.completeness.export', {
      counted: known(counted),
      received: known(received),
      duplicates: known(duplicates),
      setAside: known(deadLettered),
    });
    const asOf = freshness ? t('insights.completeness.asOf', { time: format.dateTime(freshness) }) : undefined;
    rows.push([t('insights.definition.completeness'), [sums, asOf].filter((part) => part !== undefined).join('. ')]);
  }
  if (k !== undefined) {
    const rule = definition.privacy === 'none' ? 'metrics.privacyNone' : 'metrics.privacy';
    rows.push([t('insights.definition.privacy'), t(rule, { k })]);
  }
  rows.push([
    t('insights.definition.identifier'),
    <span key="id">
      <code>{definition.id}</code> · {t('metrics.version', { version: definition.version })}
      {definition.number !== undefined && ` · #${definition.number}`}
    </span>,
  ]);
  return rows;
}

/** For a ratio, what is divided by what. */
function Terms({ definition: { terms }, cell }: { readonly definition: Definition; readonly cell: Cell }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormats();
  const { numerator, denominator } = cell;
  if (!terms || numerator === undefined || denominator === undefined) return null;
  const number = (value: number) => (Number.isInteger(value) ? format.integer(value) : format.decimal(value));
  return (
    <Facts
      numbers
      rows={[
        [`${t('insights.definition.numerator')} · ${localized(terms.numerator, language)}`, number(numerator)],
        [`${t('insights.definition.denominator')} · ${localized(terms.denominator, language)}`, number(denominator)],
      ]}
    />
  );
}
