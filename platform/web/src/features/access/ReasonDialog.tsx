import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../signin/session';
import { Refusal } from './Refusal';
import type { Grant } from './types';

interface ReasonDialogProps {
  readonly title: string;
  readonly lead: string;
  readonly action: string;
  /** Takes the reason. */
  readonly path: string;
  readonly close: () => void;
  readonly done: () => void;
}

/** Ends a grant, with the reason that stays beside it. */
export function ReasonDialog({ title, lead, action, path, close, done }: ReasonDialogProps) {
  const { t } = useTranslation();
  const { api } = useSession();
  const [reason, setReason] = useState('');
  const end = useMutation({ mutationFn: () => api.post<Grant>(path, { reason }), onSuccess: done });
  return (
    <Modal
      open
      onCancel={close}
      title={title}
      closable={{ 'aria-label': t('access.close') }}
      footer={
        <div className="access-actions">
          <Button onClick={close}>{t('access.cancel')}</Button>
          <Button
            type="primary"
            danger
            disabled={reason.trim() === ''}
            loading={end.isPending}
            onClick={() => end.mutate()}
          >
            {action}
          </Button>
        </div>
      }
    >
      <div className="stack">
        <p>{lead}</p>
        <label className="access-label">
          {t('access.columns.reason')}
          <Input.TextArea value={reason} maxLength={500} rows={2} onChange={({ target }) => setReason(target.value)} />
        </label>
        {end.error && <Refusal problem={end.error} />}
      </div>
    </Modal>
  );
}
