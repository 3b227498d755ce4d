import { useMutation } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../dead-letters/FailureNote';
import { useSession } from '../signin/session';

interface DeleteDialogProps {
  readonly path: string;
  readonly name: string;
  readonly close: () => void;
  readonly done: () => void;
}

/** Says what is lost before it is. */
export function DeleteDialog({ path, name, close, done }: DeleteDialogProps) {
  const { t } = useTranslation();
  const { api } = useSession();
  const remove = useMutation({ mutationFn: () => api.delete(path), onSuccess: done });
  return (
    <Modal
      open
      onCancel={close}
      title={t('federation.deleteTitle', { name })}
      closable={{ 'aria-label': t('federation.close') }}
      footer={
        <div className="source-actions">
          <span className="source-space" />
          <Button onClick={close}>{t('federation.cancel')}</Button>
          <Button type="primary" danger loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('federation.delete')}
          </Button>
        </div>
      }
    >
      <div className="stack">
        <p>{t('federation.deleteText')}</p>
        {remove.error && <FailureNote problem={remove.error} />}
      </div>
    </Modal>
  );
}
