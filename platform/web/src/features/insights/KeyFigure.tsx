import { EyeInvisibleOutlined, InfoCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { figureText } from './figures';
import { useHiddenText } from './useHiddenText';

/** One number with what it means, how many people are behind it, and why it may be hidden. */
export function KeyFigure({ metric }: { readonly metric: Metric }) {
  const { t } = useTranslation();
  const format = useFormats();
  const name = localized(metric.name, useLanguage());
  return (
    <li className="figure" data-metric={metric.id}>
      <div className="figure-name">
        <span>{name}</span>
        <Popover content={<About metric={metric} />} title={name} trigger={['click']} placement="bottom">
          <Button
            type="text"
            size="small"
            icon={<InfoCircleOutlined aria-hidden="true" />}
            aria-label={t('insights.about', { name })}
          />
        </Popover>
      </div>
      {metric.value === null ? (
        <Missing metric={metric} />
      ) : (
        <p className="figure-value">{figureText(metric.value, metric.unit, format)}</p>
      )}
      <Basis metric={metric} />
    </li>
  );
}

function Missing({ metric }: { readonly metric: Metric }) {
  const { t } = useTranslation();
  const hiddenText = useHiddenText();
  if (!metric.hidden) return <p className="figure-hidden">{t('insights.noValue')}</p>;
  return (
    <p className="figure-hidden">
      <EyeInvisibleOutlined aria-hidden="true" /> {t('insights.hidden')}
      <span className="muted figure-why">{hiddenText(metric.hidden)}</span>
    </p>
  );
}

function Basis({ metric }: { readonly metric: Metric }) {
  const text = useBasisText(metric);
  return text === undefined ? null : <p className="muted figure-basis">{text}</p>;
}

function useBasisText({ n, N }: Metric): string | undefined {
  const { t } = useTranslation();
  const format = useFormats();
  const some = typeof n === 'number' ? format.integer(n) : undefined;
  const all = typeof N === 'number' ? format.integer(N) : undefined;
  if (some !== undefined && all !== undefined) return t('insights.ofPeople', { n: some, N: all });
  if (some !== undefined) return t('insights.nOnly', { n: some });
  return all === undefined ? undefined : t('insights.NOnly', { N: all });
}

function About({ metric }: { readonly metric: Metric }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const basis = useBasisText(metric);
  const formula =
    typeof metric.formula === 'object' && metric.formula ? localized(metric.formula, language) : metric.formula;
  return (
    <dl className="about">
      <dt>{t('insights.definition')}</dt>
      <dd>{localized(metric.definition, language)}</dd>
      {formula && (
        <>
          <dt>{t('insights.formula')}</dt>
          <dd>
            <code>{formula}</code>
          </dd>
        </>
      )}
      {basis !== undefined && (
        <>
          <dt>{t('insights.basis')}</dt>
          <dd>{basis}</dd>
        </>
      )}
      <dt>{t('insights.identifier')}</dt>
      <dd>
        <code>{metric.id}</code> · {t('insights.metricVersion', { version: metric.version })}
      </dd>
    </dl>
  );
}
