import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { useSession } from '../signin/session';
import { Refusal } from './Refusal';
import type { Role, Roles } from './types';
import { usePermissionName } from './usePermissionName';

const FORM = 'edit-role';
const ROLE_ID = /^[a-z][a-z0-9-]{1,40}$/;

interface Fields {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly permissions: readonly string[];
}

interface RoleDialogProps {
  /** Absent for a new one. */
  readonly role: Role | undefined;
  readonly permissions: Roles['permissions'];
  readonly close: () => void;
  readonly done: () => void;
}

/** A role of the organization's own: its names and what it allows. */
export function RoleDialog({ role, permissions, close, done }: RoleDialogProps) {
  const { t } = useTranslation();
  const { api } = useSession();
  const language = useLanguage();
  const permissionName = usePermissionName();
  const save = useMutation({
    mutationFn: ({ id, name, permissions: chosen }: Fields) =>
      role
        ? api.put<Role>(`/roles/${encodeURIComponent(role.id)}`, { name, permissions: chosen, version: role.version })
        : api.post<Role>('/roles', { id, name, permissions: chosen }),
    onSuccess: done,
  });
  const needed = [{ required: true, whitespace: true, message: t('access.form.required') }];
  return (
    <Modal
      open
      onCancel={close}
      title={role ? t('access.editOf', { role: localized(role.name, language) }) : t('access.newRole')}
      closable={{ 'aria-label': t('access.close') }}
      footer={
        <div className="access-actions">
          <Button onClick={close}>{t('access.cancel')}</Button>
          <Button type="primary" htmlType="submit" form={FORM} loading={save.isPending}>
            {t('access.form.save')}
          </Button>
        </div>
      }
    >
      <Form<Fields>
        id={FORM}
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => save.mutate(fields)}
        initialValues={role ?? { permissions: [] }}
      >
        {!role && (
          <Form.Item
            name="id"
            label={t('access.form.id')}
            extra={t('access.form.idHint')}
            validateTrigger="onSubmit"
            rules={[...needed, { pattern: ROLE_ID, message: t('access.form.idMalformed') }]}
          >
            <Input autoCapitalize="none" spellCheck={false} />
          </Form.Item>
        )}
        <Form.Item name={['name', 'zh']} label={t('access.form.nameZh')} rules={needed}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name={['name', 'en']} label={t('access.form.nameEn')} rules={needed}>
          <Input maxLength={100} />
        </Form.Item>
        <fieldset className="access-permissions">
          <legend>{t('access.columns.permissions')}</legend>
          <Form.Item
            name="permissions"
            rules={[
              {
                // Not "required": that would be said of the group, which has no such state.
                validator: (_, chosen: readonly string[]) =>
                  chosen.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('access.form.permissionNeeded'))),
              },
            ]}
          >
            <Checkbox.Group
              options={permissions.map(({ permission, scope }) => ({
                value: permission,
                label: (
                  <>
                    {permissionName(permission)}
                    {scope !== 'none' && <span className="access-note">{t(`access.scopes.${scope}`)}</span>}
                  </>
                ),
              }))}
            />
          </Form.Item>
        </fieldset>
        {save.error && <Refusal problem={save.error} />}
      </Form>
    </Modal>
  );
}
