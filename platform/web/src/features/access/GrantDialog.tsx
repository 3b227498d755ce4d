import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select, TreeSelect } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { useSession } from '../signin/session';
import { Refusal } from './Refusal';
import { instantOf, localOf } from './time';
import type { Grant, NewGrant, Role } from './types';
import { useDepartmentChoice, useMembers } from './useAccess';

const FORM = 'grant-role';

interface Fields {
  readonly user: string;
  readonly role: string;
  readonly department?: string;
  readonly until?: string;
  readonly reason: string;
}

interface GrantDialogProps {
  readonly roles: readonly Role[];
  readonly close: () => void;
  readonly done: () => void;
}

/** Who gets what, where, until when and why. */
export function GrantDialog({ roles, close, done }: GrantDialogProps) {
  const { t } = useTranslation();
  const { api } = useSession();
  const language = useLanguage();
  const [form] = Form.useForm<Fields>();
  const chosen = Form.useWatch('role', form) as string | undefined;
  const scope = roles.find(({ id }) => id === chosen)?.scope;
  const departments = useDepartmentChoice('/directory/departments', scope !== undefined && scope !== 'none');
  const grant = useMutation({
    mutationFn: (body: NewGrant) => api.post<Grant>('/grants', body),
    onSuccess: done,
  });
  const submit = ({ user, role, department, until, reason }: Fields) => {
    const expiresAt = instantOf(until ?? '');
    grant.mutate({
      role,
      user,
      reason,
      ...(scope !== 'none' && department !== undefined && { department: Number(department) }),
      ...(expiresAt !== undefined && { expiresAt }),
    });
  };
  const needed = [{ required: true, whitespace: true, message: t('access.form.required') }];
  return (
    <Modal
      open
      onCancel={close}
      title={t('access.grant')}
      closable={{ 'aria-label': t('access.close') }}
      footer={
        <div className="access-actions">
          <Button onClick={close}>{t('access.cancel')}</Button>
          <Button type="primary" htmlType="submit" form={FORM} loading={grant.isPending}>
            {t('access.form.grant')}
          </Button>
        </div>
      }
    >
      <Form<Fields> id={FORM} form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="user" label={t('access.columns.member')} rules={needed} extra={t('access.form.memberHint')}>
          <MemberSelect />
        </Form.Item>
        <Form.Item name="role" label={t('access.columns.role')} rules={needed}>
          <Select
            options={roles
              .filter(({ grantable }) => grantable)
              .map(({ id, name }) => ({ value: id, label: localized(name, language) }))}
          />
        </Form.Item>
        {scope !== undefined && scope !== 'none' && (
          <Form.Item
            name="department"
            label={t('access.columns.scope')}
            rules={scope === 'required' ? [{ required: true, message: t('access.form.required') }] : []}
            extra={t('access.form.scopeHint')}
          >
            <TreeSelect
              treeData={departments.data ?? []}
              treeNodeLabelProp="title"
              showSearch={{ treeNodeFilterProp: 'title' }}
              placeholder={scope === 'optional' ? t('access.everywhere') : ''}
              allowClear={scope === 'optional'}
              loading={departments.isPending}
            />
          </Form.Item>
        )}
        <Form.Item
          name="until"
          label={t('access.columns.until')}
          extra={t('access.form.untilHint', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
        >
          <Input type="datetime-local" min={localOf(new Date())} />
        </Form.Item>
        <Form.Item name="reason" label={t('access.columns.reason')} rules={needed}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        {departments.error && <Refusal problem={departments.error} />}
        {grant.error && <Refusal problem={grant.error} />}
      </Form>
    </Modal>
  );
}

interface MemberSelectProps {
  /** Given by the form around it. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (user: string) => void;
}

function MemberSelect(field: MemberSelectProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const members = useMembers(useDeferredValue(text.trim()));
  return (
    <Select<string>
      {...field}
      showSearch={{ onSearch: setText, filterOption: false }}
      loading={members.isFetching}
      notFoundContent={members.isPending ? t('app.loading') : t('access.form.nobody')}
      options={(members.data ?? []).map(({ user, name }) => ({ value: user, label: `${name} (${user})` }))}
    />
  );
}
