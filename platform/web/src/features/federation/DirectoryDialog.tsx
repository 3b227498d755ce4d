import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../signin/session';
import { SourceDialog } from './SourceDialog';
import {
  type DirectoryForm,
  directoryForm,
  type DirectoryServer,
  NEW_DIRECTORY,
  sent,
  type Tried,
  VENDOR_DEFAULTS,
} from './types';

interface DirectoryDialogProps {
  /** Absent: a new one. */
  readonly server?: DirectoryServer;
  readonly close: () => void;
  readonly done: () => void;
}

const TEXTS = ['usernameAttribute', 'uuidAttribute', 'mailAttribute', 'objectClasses', 'filter'] as const;

export function DirectoryDialog({ server, close, done }: DirectoryDialogProps) {
  const { t } = useTranslation();
  const { api } = useSession();
  const [form] = Form.useForm<DirectoryForm>();
  const path = '/settings/sign-in/directories';
  const tried = ({ url, bindDn, bindPassword }: DirectoryForm) =>
    api.post<Tried>(`${path}/test`, sent({ url, bindDn, bindPassword, id: server?.id }));
  return (
    <SourceDialog<DirectoryForm>
      title={server ? t('federation.directory.change', { name: server.name }) : t('federation.directory.add')}
      form={form}
      initial={server ? directoryForm(server) : NEW_DIRECTORY}
      test={tried}
      save={(values) => (server ? api.put(`${path}/${server.id}`, sent(values)) : api.post(path, sent(values)))}
      changed={({ vendor }) => vendor && form.setFieldsValue(VENDOR_DEFAULTS[vendor])}
      close={close}
      done={done}
    >
      <div className="settings-grid">
        <Form.Item name="name" label={t('federation.name')}>
          <Input autoComplete="off" maxLength={60} />
        </Form.Item>
        <Form.Item name="vendor" label={t('federation.directory.vendor')}>
          <Select
            options={(['ad', 'other'] as const).map((value) => ({ value, label: t(`federation.vendors.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="url" label={t('federation.directory.url')}>
          <Input autoComplete="off" spellCheck={false} placeholder="ldaps://ldap.example.org:636" />
        </Form.Item>
        <Form.Item name="usersDn" label={t('federation.directory.usersDn')}>
          <Input autoComplete="off" spellCheck={false} placeholder="ou=people,dc=example,dc=org" />
        </Form.Item>
        <Form.Item name="bindDn" label={t('federation.directory.bindDn')}>
          <Input autoComplete="off" spellCheck={false} placeholder="cn=reader,dc=example,dc=org" />
        </Form.Item>
        <Form.Item
          name="bindPassword"
          label={t('federation.directory.bindPassword')}
          extra={server?.bindPasswordSet ? t('federation.secretKept') : undefined}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {TEXTS.map((name) => (
          <Form.Item key={name} name={name} label={t(`federation.directory.${name}`)}>
            <Input
              autoComplete="off"
              spellCheck={false}
              placeholder={name === 'filter' ? '(employeeType=staff)' : undefined}
            />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="enabled" valuePropName="checked" extra={t('federation.directory.readOnly')}>
        <Checkbox>{t('federation.enabled')}</Checkbox>
      </Form.Item>
    </SourceDialog>
  );
}
