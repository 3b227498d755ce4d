import { PlusOutlined } from '@ant-design/icons';
import { Button, Empty, Input, Segmented, Select, Table, type TableColumnsType } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { FailureNote } from '../dead-letters/FailureNote';
import { useMay } from '../signin/session';
import { GrantDialog } from './GrantDialog';
import { ReasonDialog } from './ReasonDialog';
import type { Grant, Role } from './types';
import { useGrants, useReload } from './useAccess';

/** Who has what, where, until when and from whom. */
export function GrantsSection({ roles }: { readonly roles: readonly Role[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const mayGrant = useMay('roles:grant');
  const reload = useReload();
  const [state, setState] = useState<'active' | 'ended'>('active');
  const [role, setRole] = useState<string>();
  const [text, setText] = useState('');
  const [granting, setGranting] = useState(false);
  const [revoking, setRevoking] = useState<Grant>();
  const grants = useGrants({ state, role, text: useDeferredValue(text) });
  const done = () => {
    setGranting(false);
    setRevoking(undefined);
    void reload();
  };
  return (
    <section className="panel" aria-labelledby="access-grants">
      <div className="panel-head">
        <h2 id="access-grants">{t('access.grants')}</h2>
        {mayGrant && (
          <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setGranting(true)}>
            {t('access.grant')}
          </Button>
        )}
      </div>
      <div className="access-filters" role="search">
        <Segmented
          aria-label={t('access.state')}
          value={state}
          onChange={setState}
          options={(['active', 'ended'] as const).map((value) => ({ value, label: t(`access.states.${value}`) }))}
        />
        <Input
          aria-label={t('access.search')}
          placeholder={t('access.search')}
          value={text}
          maxLength={200}
          allowClear
          onChange={({ target }) => setText(target.value)}
        />
        <Select
          aria-label={t('access.columns.role')}
          value={role ?? ''}
          onChange={(id) => setRole(id === '' ? undefined : id)}
          options={[
            { value: '', label: t('access.anyRole') },
            ...roles
              .filter(({ grantable }) => grantable)
              .map(({ id, name }) => ({ value: id, label: localized(name, language) })),
          ]}
        />
      </div>
      {grants.error ? (
        <FailureNote problem={grants.error} retry={() => void grants.refetch()} />
      ) : (
        <GrantsTable
          grants={grants.data?.pages.flatMap((page) => page.grants) ?? []}
          loading={grants.isPending}
          revoke={mayGrant ? setRevoking : undefined}
        />
      )}
      {grants.hasNextPage && (
        <Button className="access-more" loading={grants.isFetchingNextPage} onClick={() => void grants.fetchNextPage()}>
          {t('access.more')}
        </Button>
      )}
      {granting && <GrantDialog roles={roles} close={() => setGranting(false)} done={done} />}
      {revoking && (
        <ReasonDialog
          title={t('access.revokeTitle', {
            role: localized(revoking.role.name, language),
            member: revoking.member.name,
          })}
          lead={t('access.revokeLead')}
          action={t('access.revoke')}
          path={`/grants/${revoking.id}/revoke`}
          close={() => setRevoking(undefined)}
          done={done}
        />
      )}
    </section>
  );
}

interface GrantsTableProps {
  readonly grants: readonly Grant[];
  readonly loading: boolean;
  readonly revoke: ((grant: Grant) => void) | undefined;
}

function GrantsTable({ grants, loading, revoke }: GrantsTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormats();
  const roleName = ({ role }: Grant) => localized(role.name, language);
  const columns: TableColumnsType<Grant> = [
    {
      title: t('access.columns.member'),
      key: 'member',
      rowScope: 'row',
      render: (_, { member }) => (
        <>
          {member.name} <span className="access-note">{member.user}</span>
          {!member.active && <span className="access-note">{t('access.left')}</span>}
        </>
      ),
    },
    {
      title: t('access.columns.role'),
      key: 'role',
      render: (_, grant) => (
        <>
          {roleName(grant)}
          {grant.delegatedBy !== undefined && (
            <span className="access-note">{t('access.onBehalfOf', { user: grant.delegatedBy })}</span>
          )}
        </>
      ),
    },
    {
      title: t('access.columns.scope'),
      key: 'scope',
      render: (_, { department }) =>
        department ? partName(department.name, t('access.everywhere')) : t('access.everywhere'),
    },
    { title: t('access.columns.until'), key: 'until', render: (_, grant) => <Until grant={grant} /> },
    {
      title: t('access.columns.grantedBy'),
      key: 'grantedBy',
      render: (_, { grantedBy, grantedAt }) => (
        <>
          {grantedBy} <span className="access-note">{format.dateTime(grantedAt)}</span>
        </>
      ),
    },
    {
      title: t('access.columns.reason'),
      key: 'reason',
      render: (_, { reason, revokedReason }) => (
        <span className="access-reason">
          {reason}
          {revokedReason !== undefined && <span className="access-note">{revokedReason}</span>}
        </span>
      ),
    },
    {
      title: <span className="sr-only">{t('access.columns.actions')}</span>,
      key: 'actions',
      render: (_, grant) =>
        revoke &&
        grant.state === 'active' && (
          <Button
            size="small"
            danger
            aria-label={t('access.revokeOf', { role: roleName(grant), member: grant.member.name })}
            onClick={() => revoke(grant)}
          >
            {t('access.revoke')}
          </Button>
        ),
    },
  ];
  return (
    // Wider than a telephone: what scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="access-table" data-table="grants" role="group" aria-label={t('access.grants')} tabIndex={0}>
      <Table<Grant>
        rowKey="id"
        size="middle"
        columns={columns}
        dataSource={[...grants]}
        loading={loading}
        pagination={false}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('access.noGrants')} /> }}
      />
    </div>
  );
}

function Until({ grant }: { readonly grant: Grant }) {
  const { t } = useTranslation();
  const format = useFormats();
  if (grant.state === 'revoked') {
    return t('access.revokedBy', { by: grant.revokedBy, at: format.dateTime(grant.revokedAt ?? '') });
  }
  if (grant.state === 'original-ended') return t('access.originalEnded');
  if (grant.expiresAt === undefined) return t('access.noEnd');
  return (
    <>
      {format.dateTime(grant.expiresAt)}
      {grant.state === 'expired' && <span className="access-note">{t('access.expired')}</span>}
    </>
  );
}

/** The directory calls the whole organization "/". */
export function partName(name: string, everywhere: string): string {
  return name === '/' ? everywhere : name;
}
