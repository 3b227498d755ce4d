import { useMutation } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../dead-letters/FailureNote';
import { useSession } from '../signin/session';

/** Asks before everything ends. Afterwards this page has no session either, so it leaves for the start page. */
export function EverywhereDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const leave = useMutation({
    mutationFn: () => api.delete('/me/sessions', { everywhere: 'true' }),
    onSuccess: () => window.location.assign(`/?signedOut=${tenant.id}`),
  });
  return (
    <Modal
      open
      onCancel={close}
      title={t('own.sessions.everywhereTitle')}
      closable={{ 'aria-label': t('own.sessions.close') }}
      footer={
        <div className="account-actions">
          <Button onClick={close}>{t('own.sessions.cancel')}</Button>
          <Button type="primary" danger loading={leave.isPending} onClick={() => leave.mutate()}>
            {t('own.sessions.everywhere')}
          </Button>
        </div>
      }
    >
      <div className="stack">
        <p>{t('own.sessions.everywhereText')}</p>
        {leave.error && <FailureNote problem={leave.error} />}
      </div>
    </Modal>
  );
}
