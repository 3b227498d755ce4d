import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../signin/session';
import { SourceDialog } from './SourceDialog';
import { NEW_PROVIDER, type Provider, type ProviderForm, providerForm, sent, type Tried } from './types';

interface ProviderDialogProps {
  /** Absent: a new one. */
  readonly provider?: Provider;
  readonly close: () => void;
  readonly done: () => void;
}

export function ProviderDialog({ provider, close, done }: ProviderDialogProps) {
  const { t } = useTranslation();
  const { api } = useSession();
  const [form] = Form.useForm<ProviderForm>();
  const initial = provider ? providerForm(provider) : NEW_PROVIDER;
  const [oidc, setOidc] = useState(initial.kind === 'oidc');
  const path = '/settings/sign-in/providers';
  return (
    <SourceDialog<ProviderForm>
      title={provider ? t('federation.provider.change', { name: provider.name }) : t('federation.provider.add')}
      form={form}
      initial={initial}
      test={(values) => api.post<Tried>(`${path}/test`, sent(values))}
      save={(values) =>
        provider ? api.put(`${path}/${encodeURIComponent(provider.alias)}`, sent(values)) : api.post(path, sent(values))
      }
      changed={({ kind }) => kind && setOidc(kind === 'oidc')}
      close={close}
      done={done}
    >
      <div className="settings-grid">
        <Form.Item name="kind" label={t('federation.provider.kind')}>
          <Select
            disabled={provider !== undefined}
            options={(['oidc', 'saml'] as const).map((value) => ({ value, label: t(`federation.kinds.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="name" label={t('federation.name')} extra={t('federation.provider.nameHint')}>
          <Input autoComplete="off" maxLength={60} />
        </Form.Item>
        <Form.Item name="alias" label={t('federation.provider.alias')} extra={t('federation.provider.aliasHint')}>
          <Input autoComplete="off" spellCheck={false} disabled={provider !== undefined} placeholder="partner" />
        </Form.Item>
        <Form.Item
          name="address"
          label={oidc ? t('federation.provider.issuer') : t('federation.provider.metadata')}
          extra={t('federation.provider.addressHint')}
        >
          <Input autoComplete="off" spellCheck={false} placeholder="https://login.example.org" />
        </Form.Item>
        {oidc && (
          <>
            <Form.Item name="clientId" label={t('federation.provider.clientId')}>
              <Input autoComplete="off" spellCheck={false} />
            </Form.Item>
            <Form.Item
              name="clientSecret"
              label={t('federation.provider.clientSecret')}
              extra={provider?.clientSecretSet ? t('federation.secretKept') : undefined}
            >
              <Input.Password autoComplete="new-password" />
            </Form.Item>
          </>
        )}
      </div>
      <Form.Item name="trustEmail" valuePropName="checked" extra={t('federation.provider.trustEmailHint')}>
        <Checkbox>{t('federation.provider.trustEmail')}</Checkbox>
      </Form.Item>
      <Form.Item name="enabled" valuePropName="checked">
        <Checkbox>{t('federation.enabled')}</Checkbox>
      </Form.Item>
    </SourceDialog>
  );
}
