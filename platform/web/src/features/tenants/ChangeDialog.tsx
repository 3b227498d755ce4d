import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../dead-letters/FailureNote';
import { useOperator } from './operator';
import type { Change, Tenant } from './types';

interface ChangeDialogProps {
  readonly id: string;
  readonly change: Change;
  readonly close: () => void;
  readonly done: () => void;
}

/** Says what a change brings about before it is made. */
export function ChangeDialog({ id, change, close, done }: ChangeDialogProps) {
  const { t } = useTranslation();
  const { api } = useOperator();
  const [typed, setTyped] = useState('');
  const mutation = useMutation({
    mutationFn: () =>
      api.post<Tenant>(
        `/platform/tenants/${encodeURIComponent(id)}/${change}`,
        change === 'erase' ? { confirm: typed } : {},
      ),
    onSuccess: done,
  });
  return (
    <Modal
      open
      onCancel={close}
      title={t(`tenants.confirm.${change}.title`, { id })}
      closable={{ 'aria-label': t('tenants.close') }}
      footer={
        <div className="tenant-actions">
          <Button onClick={close}>{t('tenants.cancel')}</Button>
          <Button
            type="primary"
            danger={change === 'suspend' || change === 'cancel' || change === 'erase'}
            disabled={change === 'erase' && typed !== id}
            loading={mutation.isPending}
            onClick={() => mutation.mutate()}
          >
            {t(`tenants.confirm.${change}.action`, { id })}
          </Button>
        </div>
      }
    >
      <div className="stack">
        <p>{t(`tenants.confirm.${change}.text`, { id })}</p>
        {change === 'erase' && (
          <label className="tenant-confirm">
            {t('tenants.confirm.erase.type', { id })}
            <Input
              value={typed}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
        )}
        {mutation.error && <FailureNote problem={mutation.error} />}
      </div>
    </Modal>
  );
}
