import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import type { IndexAnswer, Indicator } from './types';
import { useValueText } from './useValueText';

interface IndicatorsProps {
  readonly index: IndexAnswer;
  readonly explain: (metric: string) => void;
}

/** How the points came about: value, target, where the target is from. */
export function Indicators({ index, explain }: IndicatorsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <p className="panel-note">{t('metrics.index.rule')}</p>
      <table className="index-table">
        <thead>
          <tr>
            <th scope="col">{t('metrics.index.indicator')}</th>
            <th scope="col" className="num">
              {t('metrics.column.value')}
            </th>
            <th scope="col" className="num">
              {t('metrics.index.target')}
            </th>
            <th scope="col">{t('metrics.index.targetFrom')}</th>
            <th scope="col" className="num">
              {t('metrics.index.points')}
            </th>
          </tr>
        </thead>
        {index.dimensions.map(({ id, name, indicators }) => (
          <tbody key={id}>
            <tr>
              <th scope="rowgroup" colSpan={5}>
                {localized(name, language)}
              </th>
            </tr>
            {indicators.map((indicator) => (
              <Row key={indicator.metric} indicator={indicator} explain={explain} />
            ))}
          </tbody>
        ))}
      </table>
    </>
  );
}

function Row({ indicator, explain }: { readonly indicator: Indicator; readonly explain: (metric: string) => void }) {
  const { t } = useTranslation();
  const format = useFormats();
  const language = useLanguage();
  const valueText = useValueText();
  const { metric, unit, value, n, N, target, targetFrom, targetVersion, points, most, leftOut } = indicator;
  const name = localized(indicator.name, language);
  return (
    <tr>
      <td>
        <button
          type="button"
          className="metrics-name"
          aria-haspopup="dialog"
          aria-label={t('insights.about', { name })}
          onClick={() => explain(metric)}
        >
          {name}
        </button>
      </td>
      <td className="num">
        {value === null ? '–' : valueText(value, unit)}
        {N !== undefined && (
          <span className="index-detail muted">
            {n !== undefined && `n = ${format.integer(n)} `}
            {t('metrics.peopleOfN', { N: format.integer(N) })}
          </span>
        )}
      </td>
      <td className="num">{target === undefined ? '–' : valueText(target, unit)}</td>
      <td className="muted">
        {targetFrom === undefined ? '–' : t(`metrics.index.from.${sourceOf(targetFrom)}`)}
        {targetVersion !== undefined && <code className="index-detail">{targetVersion}</code>}
      </td>
      <td className="num">
        {leftOut === undefined ? (
          <>
            <b>{format.integer(Math.round(points ?? 0))}</b> <span className="muted">/ {format.integer(most)}</span>
          </>
        ) : (
          <span className="muted">{t(`metrics.index.leftOut.${reasonOf(leftOut)}`)}</span>
        )}
      </td>
    </tr>
  );
}

const SOURCES = ['peers', 'departments', 'goal'] as const;

function sourceOf(text: string): (typeof SOURCES)[number] {
  return SOURCES.find((source) => source === text) ?? 'goal';
}

const REASONS = ['no-target', 'no-data', 'hidden'] as const;

function reasonOf(text: string): (typeof REASONS)[number] {
  return REASONS.find((reason) => reason === text) ?? 'no-data';
}
