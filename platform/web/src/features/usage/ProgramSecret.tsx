import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiClient } from '../../api/client';
import { FailureNote } from '../dead-letters/FailureNote';
import './usage.css';

interface Issued {
  readonly program: string;
  readonly secret: string;
}

interface ProgramSecretProps {
  readonly api: ApiClient;
  readonly program: string;
  readonly path: string;
}

/** Makes a new secret of a program after a confirmation, and shows it once. */
export function ProgramSecret({ api, program, path }: ProgramSecretProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const issue = useMutation({ mutationFn: () => api.post<Issued>(path, {}), gcTime: 0 });
  const close = () => {
    setOpen(false);
    // It is shown once: nothing of it stays in the page.
    issue.reset();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('usage.programs.new', { program })}</Button>
      {open && (
        <Modal
          open
          onCancel={close}
          closable={{ 'aria-label': t('tenants.close') }}
          mask={{ closable: false }}
          title={t('usage.programs.title', { program })}
          footer={
            <div className="account-actions">
              <Button onClick={close}>{t(issue.data ? 'tenants.close' : 'tenants.cancel')}</Button>
              {!issue.data && (
                <Button type="primary" danger loading={issue.isPending} onClick={() => issue.mutate()}>
                  {t('usage.programs.make')}
                </Button>
              )}
            </div>
          }
        >
          {issue.data ? (
            <div className="stack" role="status">
              <Alert type="warning" showIcon title={t('usage.programs.once')} />
              <p className="program-secret">{issue.data.secret}</p>
              <Button onClick={() => void navigator.clipboard.writeText(issue.data.secret)}>
                {t('usage.programs.copy')}
              </Button>
            </div>
          ) : (
            <div className="stack">
              <p>{t('usage.programs.text', { program })}</p>
              {issue.error && <FailureNote problem={issue.error} />}
            </div>
          )}
        </Modal>
      )}
    </>
  );
}
