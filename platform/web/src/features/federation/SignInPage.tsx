import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { Loading } from '../../shell/Loading';
import { PageTitle } from '../../shell/PageTitle';
import { ProblemPage } from '../../shell/StatusPage';
import { SettingsTabs } from '../settings/SettingsTabs';
import '../settings/settings.css';
import { useSession } from '../signin/session';
import { DeleteDialog } from './DeleteDialog';
import { DirectoryDialog } from './DirectoryDialog';
import './federation.css';
import { PersonSessions } from './PersonSessions';
import { ProviderDialog } from './ProviderDialog';
import { SourceList } from './SourceList';
import { SyncButton } from './SyncButton';
import type { DirectoryServer, Provider, Sources } from './types';

type Dialog =
  | { readonly show: 'provider'; readonly provider?: Provider }
  | { readonly show: 'directory'; readonly server?: DirectoryServer }
  | { readonly show: 'delete'; readonly path: string; readonly name: string };

/** How the people of an organization sign in, and who of them is signed in. */
export default function SignInPage() {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  const [dialog, setDialog] = useState<Dialog>();
  const sources = useQuery({
    queryKey: ['sign-in-sources', tenant.id],
    queryFn: ({ signal }) => api.get<Sources>('/settings/sign-in', {}, signal),
    retry: false,
  });
  if (sources.error && !sources.data) {
    return <ProblemPage problem={sources.error} retry={() => void sources.refetch()} organization={organization} />;
  }
  const close = () => setDialog(undefined);
  const done = () => {
    close();
    void sources.refetch();
  };
  return (
    <>
      <SettingsTabs />
      <PageTitle title={t('federation.title')} lead={t('federation.lead', { organization })} />
      {sources.data ? (
        <div className="stack source-page">
          <Alert
            type="info"
            showIcon
            title={
              sources.data.hosts.length === 0
                ? t('federation.noHosts')
                : t('federation.hosts', { hosts: sources.data.hosts.join(', ') })
            }
          />
          <SourceList
            id="sign-in-providers"
            title={t('federation.provider.title')}
            note={t('federation.provider.note')}
            empty={t('federation.provider.empty')}
            addLabel={t('federation.provider.add')}
            add={() => setDialog({ show: 'provider' })}
            sources={sources.data.providers.map((provider) => ({
              key: provider.alias,
              name: provider.name,
              kind: t(`federation.kinds.${provider.kind}`),
              enabled: provider.enabled,
              lines: [provider.address, t('federation.provider.redirect', { address: provider.redirectUri })],
              change: () => setDialog({ show: 'provider', provider }),
              remove: () =>
                setDialog({
                  show: 'delete',
                  path: `/settings/sign-in/providers/${encodeURIComponent(provider.alias)}`,
                  name: provider.name,
                }),
            }))}
          />
          <SourceList
            id="sign-in-directories"
            title={t('federation.directory.title')}
            note={t('federation.directory.note')}
            empty={t('federation.directory.empty')}
            addLabel={t('federation.directory.add')}
            add={() => setDialog({ show: 'directory' })}
            sources={sources.data.directories.map((server) => ({
              key: server.id,
              name: server.name,
              kind: t(`federation.vendors.${server.vendor}`),
              enabled: server.enabled,
              lines: [server.url, server.usersDn],
              more: <SyncButton server={server} />,
              change: () => setDialog({ show: 'directory', server }),
              remove: () =>
                setDialog({
                  show: 'delete',
                  path: `/settings/sign-in/directories/${server.id}`,
                  name: server.name,
                }),
            }))}
          />
          <PersonSessions />
        </div>
      ) : (
        <Loading label={t('app.loading')} />
      )}
      {dialog?.show === 'provider' && (
        <ProviderDialog {...(dialog.provider ? { provider: dialog.provider } : {})} close={close} done={done} />
      )}
      {dialog?.show === 'directory' && (
        <DirectoryDialog {...(dialog.server ? { server: dialog.server } : {})} close={close} done={done} />
      )}
      {dialog?.show === 'delete' && <DeleteDialog path={dialog.path} name={dialog.name} close={close} done={done} />}
    </>
  );
}
