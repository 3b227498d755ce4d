import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiProblem } from '../../api/problem';
import { FailureNote } from '../dead-letters/FailureNote';
import { useOperator } from './operator';
import type { Created, NewTenant, Plan } from './types';

const TENANT_ID = /^[a-z][a-z0-9-]{1,30}$/;
const FORM = 'create-tenant';

/** A description, then the plan that the server makes of it, then the one-time password. */
export function CreateTenant({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const { api } = useOperator();
  const navigate = useNavigate();
  const [form] = Form.useForm<NewTenant>();
  const plan = useMutation({
    mutationFn: (tenant: NewTenant) => api.post<Plan>('/platform/tenants?dryRun=true', tenant),
    onError: (problem) => {
      if (problem instanceof ApiProblem) showFaults(problem);
    },
  });
  const create = useMutation({
    mutationFn: (tenant: NewTenant) => api.post<Created>('/platform/tenants', tenant),
  });
  const [wanted, setWanted] = useState<NewTenant>();
  const showFaults = (problem: ApiProblem) =>
    form.setFields(
      problem.errors
        .filter((error) => error.field !== undefined)
        .map((error) => ({
          name: (error.field ?? '').split('.') as unknown as keyof NewTenant,
          errors: [error.message],
        })),
    );
  const submit = (tenant: NewTenant) => {
    setWanted(tenant);
    plan.mutate(tenant);
  };
  if (create.data) {
    const { tenant, administrator } = create.data;
    return (
      <Modal
        open
        onCancel={close}
        mask={{ closable: false }}
        closable={{ 'aria-label': t('tenants.close') }}
        title={t('tenants.created.title', { id: tenant.id })}
        footer={
          <Button type="primary" onClick={() => void navigate(`/platform/tenants/${tenant.id}`)}>
            {t('tenants.created.follow')}
          </Button>
        }
      >
        <div className="stack">
          <Alert type="warning" showIcon title={t('tenants.created.once')} />
          <dl className="facts">
            <div>
              <dt>{t('tenants.created.username')}</dt>
              <dd>{administrator.username}</dd>
            </div>
            <div>
              <dt>{t('tenants.created.password')}</dt>
              <dd>
                <span className="tenant-password" data-testid="one-time-password">
                  {administrator.oneTimePassword}
                </span>
              </dd>
            </div>
          </dl>
          <Button onClick={() => void navigator.clipboard.writeText(administrator.oneTimePassword)}>
            {t('tenants.created.copy')}
          </Button>
        </div>
      </Modal>
    );
  }
  if (plan.data && wanted) {
    const possible = plan.data.conflicts.length === 0;
    return (
      <Modal
        open
        onCancel={close}
        closable={{ 'aria-label': t('tenants.close') }}
        title={t('tenants.plan.title', { id: wanted.id })}
        footer={
          <div className="tenant-actions">
            <Button onClick={() => plan.reset()}>{t('tenants.back')}</Button>
            <Button
              type="primary"
              disabled={!possible}
              loading={create.isPending}
              onClick={() => create.mutate(wanted)}
            >
              {t('tenants.plan.create')}
            </Button>
          </div>
        }
      >
        <div className="stack">
          {!possible && (
            <Alert
              type="error"
              showIcon
              title={t('tenants.plan.conflicts')}
              description={plan.data.conflicts.map((conflict) => conflict.message).join(' ')}
            />
          )}
          <ol>
            {plan.data.steps.map((step) => (
              <li key={step.id}>{t(`tenants.steps.${step.id}`)}</li>
            ))}
          </ol>
          {create.error && <FailureNote problem={create.error} />}
        </div>
      </Modal>
    );
  }
  const needed = [{ required: true, whitespace: true, message: t('tenants.form.required') }];
  return (
    <Modal
      open
      onCancel={close}
      closable={{ 'aria-label': t('tenants.close') }}
      title={t('tenants.create')}
      footer={
        <div className="tenant-actions">
          <Button onClick={close}>{t('tenants.cancel')}</Button>
          <Button type="primary" htmlType="submit" form={FORM} loading={plan.isPending}>
            {t('tenants.form.plan')}
          </Button>
        </div>
      }
    >
      <Form<NewTenant>
        id={FORM}
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        initialValues={
          wanted ?? {
            timeZone: 'Asia/Shanghai',
            locale: 'zh-CN',
            oneTimeCodes: 'optional',
            administrator: { username: 'admin' },
          }
        }
      >
        <Form.Item
          name="id"
          label={t('tenants.form.id')}
          extra={t('tenants.form.idHint')}
          validateTrigger="onSubmit"
          rules={[...needed, { pattern: TENANT_ID, message: t('signin.malformed') }]}
        >
          <Input autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <div className="tenant-form-pair">
          <Form.Item name={['name', 'zh']} label={t('tenants.form.nameZh')} rules={needed}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name={['name', 'en']} label={t('tenants.form.nameEn')} rules={needed}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="timeZone" label={t('tenants.form.timeZone')} rules={needed}>
            <Select
              showSearch
              options={Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }))}
            />
          </Form.Item>
          <Form.Item name="locale" label={t('tenants.form.locale')}>
            <Select
              options={[
                { value: 'zh-CN', label: t('language.zh-CN') },
                { value: 'en', label: t('language.en') },
              ]}
            />
          </Form.Item>
          <Form.Item name="oneTimeCodes" label={t('tenants.form.codes')}>
            <Select
              options={[
                { value: 'off', label: t('tenants.form.codesOff') },
                { value: 'optional', label: t('tenants.form.codesOptional') },
                { value: 'required', label: t('tenants.form.codesRequired') },
              ]}
            />
          </Form.Item>
        </div>
        <fieldset className="tenant-administrator">
          <legend>{t('tenants.form.administrator')}</legend>
          <div className="tenant-form-pair">
            <Form.Item name={['administrator', 'username']} label={t('tenants.form.username')} rules={needed}>
              <Input autoCapitalize="none" autoComplete="off" spellCheck={false} />
            </Form.Item>
            <Form.Item name={['administrator', 'email']} label={t('tenants.form.email')} rules={needed}>
              <Input type="email" autoComplete="off" />
            </Form.Item>
            <Form.Item name={['administrator', 'firstName']} label={t('tenants.form.firstName')} rules={needed}>
              <Input autoComplete="off" />
            </Form.Item>
            <Form.Item name={['administrator', 'lastName']} label={t('tenants.form.lastName')} rules={needed}>
              <Input autoComplete="off" />
            </Form.Item>
          </div>
        </fieldset>
        {plan.error && <FailureNote problem={plan.error} />}
      </Form>
    </Modal>
  );
}
