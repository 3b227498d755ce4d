import { Button, Empty, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { Loading } from '../../shell/Loading';
import { FailureNote } from '../dead-letters/FailureNote';
import { figureText } from '../insights/figures';
import { useHiddenText } from '../insights/useHiddenText';
import { linesOf, type Line } from './types';
import { useGroupFigures, useOtherName } from './useGroups';

const CODES = ['subsidiary-closed', 'warehouse-unavailable', 'warehouse-no-reader'] as const;

/** What subsidiaries show: each figure with n and N, how complete it is, and since when there is a consent. */
export function FiguresSection() {
  const { t } = useTranslation();
  const figures = useGroupFigures();
  return (
    <section className="panel" aria-labelledby="group-figures">
      <div className="panel-head">
        <h2 id="group-figures">{t('groups.figures.title')}</h2>
        <Button loading={figures.isFetching} onClick={() => void figures.refetch()}>
          {t('groups.figures.again')}
        </Button>
      </div>
      <p className="muted">{t('groups.figures.note')}</p>
      {figures.error && <FailureNote problem={figures.error} retry={() => void figures.refetch()} />}
      {!figures.data && !figures.error && <Loading label={t('app.loading')} />}
      {figures.data && !figures.error && <FiguresTable lines={linesOf(figures.data.subsidiaries)} />}
    </section>
  );
}

function FiguresTable({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormats();
  const nameOf = useOtherName();
  const why = useHiddenText();
  const columns: TableColumnsType<Line> = [
    { title: t('groups.columns.subsidiary'), key: 'subsidiary', render: (_, line) => nameOf(line.subsidiary.tenant) },
    {
      title: t('groups.columns.figure'),
      key: 'figure',
      render: (_, { figure, subsidiary }) =>
        figure ? (
          <>
            {localized(figure.name, language)}
            <span className="groups-note">
              {t('groups.figures.window', { range: format.range(figure.from, figure.to), version: figure.version })}
            </span>
          </>
        ) : (
          <Unavailable code={subsidiary.unavailable} />
        ),
    },
    {
      title: t('groups.columns.value'),
      key: 'value',
      render: (_, { figure }) => {
        if (!figure) return '–';
        if (figure.hidden !== undefined) return <span className="muted">{why({ reason: figure.hidden })}</span>;
        return figure.value === null ? '–' : <strong>{figureText(figure.value, figure.unit, format)}</strong>;
      },
    },
    {
      title: t('groups.columns.people'),
      key: 'people',
      render: (_, { figure }) =>
        figure?.n === undefined || figure.N === undefined
          ? '–'
          : `${format.integer(figure.n)} / ${format.integer(figure.N)}`,
    },
    {
      title: t('groups.columns.completeness'),
      key: 'completeness',
      render: (_, { subsidiary: { figures } }) => {
        if (!figures) return '–';
        const { counted, freshness } = figures.completeness;
        return (
          <>
            {counted === undefined ? t('groups.figures.unknown') : format.percent(counted)}
            {freshness !== undefined && <span className="groups-note">{format.dateTime(freshness)}</span>}
          </>
        );
      },
    },
    {
      title: t('groups.columns.since'),
      key: 'since',
      render: (_, { subsidiary: { consentedAt, expiresAt } }) => (
        <>
          {format.dateTime(consentedAt)}
          {expiresAt !== undefined && (
            <span className="groups-note">{t('groups.until', { time: format.dateTime(expiresAt) })}</span>
          )}
        </>
      ),
    },
  ];
  return (
    // Wider than a telephone: what scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="groups-table" role="group" aria-label={t('groups.figures.title')} tabIndex={0}>
      <Table<Line>
        rowKey="key"
        size="middle"
        columns={columns}
        dataSource={[...lines]}
        pagination={false}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('groups.figures.none')} /> }}
      />
    </div>
  );
}

function Unavailable({ code }: { readonly code: string | undefined }) {
  const { t } = useTranslation();
  const known = CODES.find((candidate) => candidate === code) ?? 'warehouse-unavailable';
  return <span className="muted">{t(`groups.unavailable.${known}`)}</span>;
}
