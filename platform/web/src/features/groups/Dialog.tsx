import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface DialogProps {
  readonly title: string;
  readonly action: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly close: () => void;
  /** The id of the form that the button sends; without one, what it does. */
  readonly form?: string;
  readonly run?: () => void;
  readonly children: ReactNode;
}

export function Dialog({ title, action, danger = false, busy, close, form, run, children }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      onCancel={close}
      title={title}
      closable={{ 'aria-label': t('groups.close') }}
      footer={
        <div className="groups-actions">
          <Button onClick={close}>{t('groups.cancel')}</Button>
          <Button
            type="primary"
            danger={danger}
            loading={busy}
            {...(form === undefined ? { onClick: () => run?.() } : { htmlType: 'submit' as const, form })}
          >
            {action}
          </Button>
        </div>
      }
    >
      {children}
    </Modal>
  );
}
