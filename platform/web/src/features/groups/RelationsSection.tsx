import { Button, Empty, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { Loading } from '../../shell/Loading';
import { FailureNote } from '../dead-letters/FailureNote';
import { useMay } from '../signin/session';
import { ConsentDialog } from './ConsentDialog';
import { EndDialog } from './EndDialog';
import { InviteDialog } from './InviteDialog';
import { isOpen, mayConsent, type Offered, type Relation, type Side } from './types';
import { useOtherName, useRelations, useReloadGroups } from './useGroups';

type Open =
  | { readonly dialog: 'invite' }
  | { readonly dialog: 'consent'; readonly relation: Relation }
  | { readonly dialog: 'end'; readonly relation: Relation };

/** Both sides of the group: who sees this organization's figures, and whose figures it sees. */
export function RelationsSection() {
  const { t } = useTranslation();
  const mayChange = useMay('groups:write');
  const relations = useRelations(true);
  const reload = useReloadGroups();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const done = () => {
    close();
    void reload();
  };
  if (!relations.data) {
    return relations.error ? (
      <FailureNote problem={relations.error} retry={() => void relations.refetch()} />
    ) : (
      <Loading label={t('app.loading')} />
    );
  }
  const { metrics } = relations.data;
  const of = (side: Side) => relations.data.relations.filter((relation) => relation.side === side);
  const change = mayChange ? setOpen : undefined;
  return (
    <>
      <section className="panel" aria-labelledby="group-parents">
        <h2 id="group-parents">{t('groups.parents.title')}</h2>
        <p className="muted">{t('groups.parents.note')}</p>
        <RelationTable side="subsidiary" relations={of('subsidiary')} metrics={metrics} change={change} />
      </section>
      <section className="panel" aria-labelledby="group-subsidiaries">
        <div className="panel-head">
          <h2 id="group-subsidiaries">{t('groups.subsidiaries.title')}</h2>
          {mayChange && <Button onClick={() => setOpen({ dialog: 'invite' })}>{t('groups.invite.open')}</Button>}
        </div>
        <p className="muted">{t('groups.subsidiaries.note')}</p>
        <RelationTable side="parent" relations={of('parent')} metrics={metrics} change={change} />
      </section>
      {open?.dialog === 'invite' && <InviteDialog close={close} done={done} />}
      {open?.dialog === 'consent' && (
        <ConsentDialog relation={open.relation} offered={metrics} close={close} done={done} />
      )}
      {open?.dialog === 'end' && <EndDialog relation={open.relation} close={close} done={done} />}
    </>
  );
}

interface RelationTableProps {
  readonly side: Side;
  readonly relations: readonly Relation[];
  readonly metrics: readonly Offered[];
  readonly change: ((open: Open) => void) | undefined;
}

function RelationTable({ side, relations, metrics, change }: RelationTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormats();
  const nameOf = useOtherName();
  const titled = (id: string) => {
    const metric = metrics.find((candidate) => candidate.id === id);
    return metric ? localized(metric.name, language) : id;
  };
  const columns: TableColumnsType<Relation> = [
    {
      title: t(side === 'parent' ? 'groups.columns.subsidiary' : 'groups.columns.parent'),
      key: 'other',
      render: (_, { other }) => (
        <>
          {nameOf(other)}
          {other.name && <span className="groups-note">{other.id}</span>}
        </>
      ),
    },
    {
      title: t('groups.columns.state'),
      key: 'state',
      render: (_, relation) => (
        <span className="groups-state" data-relation-state={relation.state}>
          {relation.cause === undefined ? t(`groups.states.${relation.state}`) : t(`groups.causes.${relation.cause}`)}
        </span>
      ),
    },
    {
      title: t('groups.columns.metrics'),
      key: 'metrics',
      render: (_, { state, metrics: granted }) => {
        if (state !== 'consented' && state !== 'expired') return '–';
        return granted === undefined ? t('groups.consent.all') : granted.map(titled).join(t('groups.separator'));
      },
    },
    { title: t('groups.columns.times'), key: 'times', render: (_, relation) => <Times relation={relation} /> },
    {
      title: <span className="sr-only">{t('groups.columns.actions')}</span>,
      key: 'actions',
      render: (_, relation) =>
        change &&
        isOpen(relation) && (
          <div className="groups-actions">
            {mayConsent(relation) && (
              <Button
                size="small"
                type={relation.state === 'consented' ? 'default' : 'primary'}
                aria-label={t('groups.consent.openOf', { name: nameOf(relation.other) })}
                onClick={() => change({ dialog: 'consent', relation })}
              >
                {t(relation.state === 'consented' ? 'groups.consent.change' : 'groups.consent.open')}
              </Button>
            )}
            <Button
              size="small"
              danger
              aria-label={`${t(`groups.end.${endOf(relation)}.action`)}: ${nameOf(relation.other)}`}
              onClick={() => change({ dialog: 'end', relation })}
            >
              {t(`groups.end.${endOf(relation)}.action`)}
            </Button>
          </div>
        ),
    },
  ];
  return (
    // Wider than a telephone: what scrolls must be reachable by keyboard.
    <div
      className="groups-table"
      role="group"
      aria-label={t(side === 'parent' ? 'groups.subsidiaries.title' : 'groups.parents.title')}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <Table<Relation>
        rowKey="id"
        size="middle"
        columns={columns}
        dataSource={[...relations]}
        pagination={false}
        locale={{
          emptyText: (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={t(side === 'parent' ? 'groups.subsidiaries.none' : 'groups.parents.none')}
            />
          ),
        }}
      />
    </div>
  );

  function Times({ relation }: { readonly relation: Relation }) {
    const { state, invitedAt, lapsesAt, consentedAt, expiresAt, endedAt } = relation;
    const lines = [
      t('groups.times.invited', { time: format.dateTime(invitedAt) }),
      state === 'invited' && lapsesAt !== undefined && t('groups.times.lapses', { time: format.dateTime(lapsesAt) }),
      consentedAt !== undefined && t('groups.times.consented', { time: format.dateTime(consentedAt) }),
      expiresAt !== undefined && t('groups.until', { time: format.dateTime(expiresAt) }),
      endedAt !== undefined && t('groups.times.ended', { time: format.dateTime(endedAt) }),
    ].filter((line) => line !== false);
    return (
      <>
        {lines.map((line) => (
          <span key={line} className="groups-time">
            {line}
          </span>
        ))}
      </>
    );
  }
}

/** What ending it is called. */
export function endOf({ side, state }: Relation): 'withdraw' | 'refuse' | 'revoke' {
  if (side === 'parent') return 'withdraw';
  return state === 'invited' ? 'refuse' : 'revoke';
}
