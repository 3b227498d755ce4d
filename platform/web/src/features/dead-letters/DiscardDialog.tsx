import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../signin/session';
import { FailureNote } from './FailureNote';
import type { Match } from './types';

interface DiscardDialogProps {
  readonly match: Match;
  readonly what: string;
  readonly close: () => void;
  readonly done: () => void;
}

export function DiscardDialog({ match, what, close, done }: DiscardDialogProps) {
  const { t } = useTranslation();
  const { api } = useSession();
  const [reason, setReason] = useState('');
  const discard = useMutation({
    mutationFn: () => api.post<{ readonly discarded: number }>('/dead-letters/discard', { match, reason }),
    onSuccess: done,
  });
  return (
    <Modal
      open
      onCancel={close}
      title={t('deadLetters.discardTitle', { what })}
      closable={{ 'aria-label': t('deadLetters.close') }}
      footer={
        <div className="letter-actions">
          <Button onClick={close}>{t('deadLetters.cancel')}</Button>
          <Button
            type="primary"
            danger
            disabled={reason.trim() === ''}
            loading={discard.isPending}
            onClick={() => discard.mutate()}
          >
            {t('deadLetters.discard')}
          </Button>
        </div>
      }
    >
      <div className="stack">
        <p>{t('deadLetters.discardLead')}</p>
        <label className="letter-label">
          {t('deadLetters.discardReason')}
          <Input.TextArea value={reason} maxLength={500} rows={3} onChange={(event) => setReason(event.target.value)} />
        </label>
        {discard.error && <FailureNote problem={discard.error} />}
      </div>
    </Modal>
  );
}
