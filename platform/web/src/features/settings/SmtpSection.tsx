import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';
import type { SmtpTestResult } from '../../api/types';
import { useSession } from '../signin/session';
import { fieldErrors, type SettingsForm, smtpUpdateOf } from './settingsForm';

const SECURITIES = ['starttls', 'tls', 'none'] as const;
const MAXIMUM_PORT = 65_535;

export function SmtpSection({ passwordSet }: { readonly passwordSet: boolean }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<SettingsForm>();
  const host: unknown = Form.useWatch(['smtp', 'host'], form);
  const wanted = typeof host === 'string' && host.trim() !== '';
  return (
    <section className="panel" aria-labelledby="settings-smtp">
      <h2 id="settings-smtp">{t('settings.smtp.title')}</h2>
      <p className="panel-note">{t('settings.smtp.lead')}</p>
      <div className="settings-grid">
        <Form.Item name={['smtp', 'host']} label={t('settings.smtp.host')}>
          <Input placeholder="smtp.example.com" autoComplete="off" spellCheck={false} />
        </Form.Item>
        <div className="settings-pair">
          <Form.Item
            name={['smtp', 'port']}
            label={t('settings.smtp.port')}
            rules={[
              { required: wanted, type: 'integer', min: 1, max: MAXIMUM_PORT, message: t('settings.rules.port') },
            ]}
          >
            <InputNumber controls={false} />
          </Form.Item>
          <Form.Item name={['smtp', 'security']} label={t('settings.smtp.security')}>
            <Select options={SECURITIES.map((value) => ({ value, label: t(`settings.smtp.securities.${value}`) }))} />
          </Form.Item>
        </div>
        <Form.Item name={['smtp', 'user']} label={t('settings.smtp.user')}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item
          name={['smtp', 'password']}
          label={t('settings.smtp.password')}
          extra={passwordSet ? t('settings.smtp.passwordSet') : undefined}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name={['smtp', 'from']}
          label={t('settings.smtp.from')}
          rules={[
            { required: wanted, message: t('settings.rules.required') },
            { type: 'email', message: t('settings.rules.email') },
          ]}
        >
          <Input placeholder="atrium@example.com" autoComplete="off" />
        </Form.Item>
      </div>
      <ConnectionTest wanted={wanted} />
    </section>
  );
}

/** Really connects to what is typed; a stored password is used when none was typed. */
function ConnectionTest({ wanted }: { readonly wanted: boolean }) {
  const { t } = useTranslation();
  const { api } = useSession();
  const form = Form.useFormInstance<SettingsForm>();
  const test = useMutation({
    mutationFn: async () => {
      const { smtp } = form.getFieldsValue(true) as SettingsForm;
      return api.post<SmtpTestResult>('/settings/smtp/test', smtpUpdateOf(smtp));
    },
    onError: (problem) => {
      if (problem instanceof ApiProblem)
        form.setFields(fieldErrors(problem.errors) as Parameters<typeof form.setFields>[0]);
    },
  });
  return (
    <>
      <div className="settings-test">
        <Button onClick={() => test.mutate()} loading={test.isPending} disabled={!wanted}>
          {t('settings.smtp.test')}
        </Button>
        <span className="muted">{t('settings.smtp.testHint')}</span>
      </div>
      {test.data && (
        <Alert
          type={test.data.ok ? 'success' : 'error'}
          showIcon
          title={test.data.ok ? t('settings.smtp.testOk') : t('settings.smtp.testFailed')}
          description={test.data.message}
        />
      )}
      {test.error && (
        <Alert type="error" showIcon title={t('settings.smtp.testFailed')} description={test.error.message} />
      )}
    </>
  );
}
