import { PlusOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Modal, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { useMay, useSession } from '../signin/session';
import { Refusal } from './Refusal';
import { RoleDialog } from './RoleDialog';
import type { Role, Roles } from './types';
import { useReload } from './useAccess';
import { usePermissionName } from './usePermissionName';

/** What each role allows. Those of the platform are only shown. */
export function RolesSection({ roles }: { readonly roles: Roles }) {
  const { t } = useTranslation();
  const mayWrite = useMay('roles:write');
  const reload = useReload();
  const [editing, setEditing] = useState<Role | 'new'>();
  const [deleting, setDeleting] = useState<Role>();
  const done = () => {
    setEditing(undefined);
    setDeleting(undefined);
    void reload();
  };
  return (
    <section className="panel" aria-labelledby="access-roles">
      <div className="panel-head">
        <h2 id="access-roles">{t('access.roles')}</h2>
        {mayWrite && (
          <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => setEditing('new')}>
            {t('access.newRole')}
          </Button>
        )}
      </div>
      <p className="panel-note">{t('access.rolesNote')}</p>
      <RolesTable roles={roles.roles} {...(mayWrite && { edit: setEditing, remove: setDeleting })} />
      {editing !== undefined && (
        <RoleDialog
          role={editing === 'new' ? undefined : editing}
          permissions={roles.permissions}
          close={() => setEditing(undefined)}
          done={done}
        />
      )}
      {deleting && <DeleteDialog role={deleting} close={() => setDeleting(undefined)} done={done} />}
    </section>
  );
}

interface RolesTableProps {
  readonly roles: readonly Role[];
  readonly edit?: (role: Role) => void;
  readonly remove?: (role: Role) => void;
}

function RolesTable({ roles, edit, remove }: RolesTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormats();
  const permissionName = usePermissionName();
  const columns: TableColumnsType<Role> = [
    {
      title: t('access.columns.role'),
      key: 'name',
      rowScope: 'row',
      render: (_, { id, name, system }) => (
        <>
          {localized(name, language)}{' '}
          <span className="access-note">{system ? `${id} · ${t('access.system')}` : id}</span>
        </>
      ),
    },
    {
      title: t('access.columns.permissions'),
      key: 'permissions',
      render: (_, { permissions }) =>
        permissions.length === 0
          ? t('access.noPermissions')
          : permissions.map((permission) => <Tag key={permission}>{permissionName(permission)}</Tag>),
    },
    { title: t('access.columns.scope'), key: 'scope', render: (_, { scope }) => t(`access.scopes.${scope}`) },
    {
      title: t('access.columns.holders'),
      key: 'holders',
      className: 'num',
      render: (_, { holders, grantable }) => (grantable ? format.integer(holders) : '–'),
    },
    {
      title: <span className="sr-only">{t('access.columns.actions')}</span>,
      key: 'actions',
      render: (_, role) =>
        !role.system && (
          <div className="access-row-actions">
            {edit && (
              <Button
                size="small"
                aria-label={t('access.editOf', { role: localized(role.name, language) })}
                onClick={() => edit(role)}
              >
                {t('access.edit')}
              </Button>
            )}
            {remove && (
              <Button
                size="small"
                danger
                aria-label={t('access.deleteOf', { role: localized(role.name, language) })}
                onClick={() => remove(role)}
              >
                {t('access.delete')}
              </Button>
            )}
          </div>
        ),
    },
  ];
  return (
    // Wider than a telephone: what scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="access-table" data-table="roles" role="group" aria-label={t('access.roles')} tabIndex={0}>
      <Table<Role> rowKey="id" size="middle" columns={columns} dataSource={[...roles]} pagination={false} />
    </div>
  );
}

interface DeleteDialogProps {
  readonly role: Role;
  readonly close: () => void;
  readonly done: () => void;
}

function DeleteDialog({ role, close, done }: DeleteDialogProps) {
  const { t } = useTranslation();
  const { api } = useSession();
  const language = useLanguage();
  const remove = useMutation({
    mutationFn: () => api.delete(`/roles/${encodeURIComponent(role.id)}`),
    onSuccess: done,
  });
  return (
    <Modal
      open
      onCancel={close}
      title={t('access.deleteOf', { role: localized(role.name, language) })}
      closable={{ 'aria-label': t('access.close') }}
      footer={
        <div className="access-actions">
          <Button onClick={close}>{t('access.cancel')}</Button>
          <Button type="primary" danger loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('access.delete')}
          </Button>
        </div>
      }
    >
      <div className="stack">
        <p>{t('access.deleteLead')}</p>
        {remove.error && <Refusal problem={remove.error} />}
      </div>
    </Modal>
  );
}
