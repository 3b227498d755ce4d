import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal, TreeSelect } from 'antd';
import { useTranslation } from 'react-i18next';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { useSession } from '../signin/session';
import { Refusal } from './Refusal';
import { instantOf, localOf } from './time';
import type { Grant, NewGrant } from './types';
import { useDepartmentChoice } from './useAccess';

const FORM = 'delegate-role';

interface Fields {
  readonly user: string;
  readonly department?: string;
  readonly until: string;
  readonly reason: string;
}

interface DelegateDialogProps {
  readonly grant: Grant;
  readonly close: () => void;
  readonly done: () => void;
}

/** Gives a grant on: to somebody, for a time, for all of it or a department below. */
export function DelegateDialog({ grant, close, done }: DelegateDialogProps) {
  const { t } = useTranslation();
  const { api } = useSession();
  const role = localized(grant.role.name, useLanguage());
  const departments = useDepartmentChoice('/insights/departments-tree', grant.department !== undefined);
  const delegate = useMutation({
    mutationFn: (body: NewGrant) => api.post<Grant>(`/grants/mine/${grant.id}/delegate`, body),
    onSuccess: done,
  });
  const submit = ({ user, department, until, reason }: Fields) => {
    const expiresAt = instantOf(until);
    delegate.mutate({
      user,
      reason,
      ...(department !== undefined && { department: Number(department) }),
      ...(expiresAt !== undefined && { expiresAt }),
    });
  };
  const needed = [{ required: true, whitespace: true, message: t('access.form.required') }];
  return (
    <Modal
      open
      onCancel={close}
      title={t('access.delegateOf', { role })}
      closable={{ 'aria-label': t('access.close') }}
      footer={
        <div className="access-actions">
          <Button onClick={close}>{t('access.cancel')}</Button>
          <Button type="primary" htmlType="submit" form={FORM} loading={delegate.isPending}>
            {t('access.delegate')}
          </Button>
        </div>
      }
    >
      <p>{t('access.delegateLead')}</p>
      <Form<Fields> id={FORM} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="user" label={t('access.form.user')} rules={needed} extra={t('access.form.userHint')}>
          <Input autoCapitalize="none" autoComplete="off" spellCheck={false} maxLength={200} />
        </Form.Item>
        {grant.department && (departments.data ?? []).length > 0 && (
          <Form.Item name="department" label={t('access.columns.scope')}>
            <TreeSelect
              treeData={departments.data ?? []}
              treeNodeLabelProp="title"
              showSearch={{ treeNodeFilterProp: 'title' }}
              placeholder={grant.department.name}
              allowClear
            />
          </Form.Item>
        )}
        <Form.Item
          name="until"
          label={t('access.columns.until')}
          rules={needed}
          extra={t('access.form.zone', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
        >
          <Input
            type="datetime-local"
            min={localOf(new Date())}
            {...(grant.expiresAt !== undefined && { max: localOf(new Date(grant.expiresAt)) })}
          />
        </Form.Item>
        <Form.Item name="reason" label={t('access.columns.reason')} rules={needed}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        {delegate.error && <Refusal problem={delegate.error} />}
      </Form>
    </Modal>
  );
}
