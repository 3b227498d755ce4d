import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';
import type { Settings } from '../../api/types';
import { useSession } from '../signin/session';
import { CalendarSection } from './CalendarSection';
import { LeaveGuard } from './LeaveGuard';
import { OrganizationSection } from './OrganizationSection';
import { fieldErrors, formOf, type SettingsForm, updateOf } from './settingsForm';
import { SmtpSection } from './SmtpSection';

interface SettingsEditorProps {
  readonly settings: Settings;
  readonly reload: () => void;
}

/** Edits one loaded version; a newer version replaces the whole editor (see the key in SettingsPage). */
export function SettingsEditor({ settings, reload }: SettingsEditorProps) {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<SettingsForm>();
  const [dirty, setDirty] = useState(false);
  const initial = useMemo(() => formOf(settings), [settings]);
  const save = useMutation({
    mutationFn: (values: SettingsForm) => api.put<Settings>('/settings', updateOf(values, settings.version)),
    onSuccess: async (saved) => {
      setDirty(false);
      queries.setQueryData(['settings', tenant.id], saved);
      void message.success(t('settings.saved'));
      await queries.invalidateQueries({ queryKey: ['tenant', tenant.id] });
    },
    onError: (problem) => {
      if (problem instanceof ApiProblem)
        form.setFields(fieldErrors(problem.errors) as Parameters<typeof form.setFields>[0]);
    },
  });
  const discard = () => {
    form.resetFields();
    save.reset();
    setDirty(false);
  };

  return (
    <Form<SettingsForm>
      form={form}
      layout="vertical"
      initialValues={initial}
      requiredMark={false}
      scrollToFirstError={{ focus: true, block: 'center' }}
      onValuesChange={() => setDirty(true)}
      onFinish={() => save.mutate(form.getFieldsValue(true) as SettingsForm)}
      className="settings"
    >
      <LeaveGuard dirty={dirty} />
      {!settings.firstRunCompleted && <Alert type="info" showIcon title={t('settings.firstRun')} />}
      <OrganizationSection />
      <CalendarSection />
      <SmtpSection passwordSet={settings.smtp?.passwordSet === true} />
      {save.error && <SaveProblem problem={save.error} reload={reload} />}
      <div className="settings-bar">
        <span className="muted" role="status">
          {dirty ? t('settings.unsaved') : ''}
        </span>
        {dirty && <Button onClick={discard}>{t('settings.discard')}</Button>}
        <Button
          type="primary"
          htmlType="submit"
          loading={save.isPending}
          disabled={!dirty && settings.firstRunCompleted}
        >
          {settings.firstRunCompleted ? t('settings.save') : t('settings.saveFirstRun')}
        </Button>
      </div>
    </Form>
  );
}

function SaveProblem({ problem, reload }: { readonly problem: Error; readonly reload: () => void }) {
  const { t } = useTranslation();
  if (problem instanceof ApiProblem && problem.kind === 'conflict') {
    return (
      <Alert
        type="warning"
        showIcon
        title={t('settings.conflictTitle')}
        description={t('settings.conflict')}
        action={<Button onClick={reload}>{t('settings.loadCurrent')}</Button>}
      />
    );
  }
  const unreachable = problem instanceof ApiProblem && problem.kind === 'unreachable';
  return (
    <Alert
      type="error"
      showIcon
      title={t('settings.failedTitle')}
      description={unreachable ? t('status.unreachableTitle') : problem.message}
    />
  );
}
