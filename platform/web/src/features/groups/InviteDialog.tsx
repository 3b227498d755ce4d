import { useMutation } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../signin/session';
import { Dialog } from './Dialog';
import { Refusal } from './Refusal';
import type { Relation } from './types';

const FORM = 'group-invite';
const ID = /^[a-z][a-z0-9-]{1,30}$/;

interface InviteDialogProps {
  readonly close: () => void;
  readonly done: () => void;
}

/** Asks an organization by its id. The answer is the same whether or not there is one. */
export function InviteDialog({ close, done }: InviteDialogProps) {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const invite = useMutation({
    mutationFn: (subsidiary: string) => api.post<Relation>('/groups', { subsidiary }),
    onSuccess: done,
  });
  return (
    <Dialog
      title={t('groups.invite.open')}
      action={t('groups.invite.send')}
      busy={invite.isPending}
      close={close}
      form={FORM}
    >
      <Form<{ readonly subsidiary: string }>
        id={FORM}
        layout="vertical"
        requiredMark={false}
        onFinish={({ subsidiary }) => invite.mutate(subsidiary.trim())}
      >
        <p>{t('groups.invite.lead')}</p>
        <Form.Item
          name="subsidiary"
          label={t('groups.invite.id')}
          extra={t('groups.invite.hint')}
          rules={[
            {
              validator: (_, value: string | undefined) => {
                const id = (value ?? '').trim();
                if (!ID.test(id)) return Promise.reject(new Error(t('groups.invite.malformed')));
                return id === tenant.id ? Promise.reject(new Error(t('groups.invite.own'))) : Promise.resolve();
              },
            },
          ]}
        >
          <Input autoComplete="off" spellCheck={false} />
        </Form.Item>
        {invite.error && <Refusal problem={invite.error} />}
      </Form>
    </Dialog>
  );
}
