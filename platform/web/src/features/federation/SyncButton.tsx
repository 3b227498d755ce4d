import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../signin/session';
import type { DirectoryServer, SyncReport } from './types';

/** Takes everybody over now, instead of at their next sign-in. */
export function SyncButton({ server }: { readonly server: DirectoryServer }) {
  const { t } = useTranslation();
  const { api } = useSession();
  const { message } = App.useApp();
  const sync = useMutation({
    mutationFn: () => api.post<SyncReport>(`/settings/sign-in/directories/${server.id}/sync`, {}),
    onSuccess: (report) => {
      const text = t('federation.directory.synced', { ...report });
      void (report.failed === 0 ? message.success(text) : message.warning(text));
    },
    onError: (problem) => void message.error(problem.message),
  });
  return (
    <Button
      loading={sync.isPending}
      onClick={() => sync.mutate()}
      aria-label={t('federation.directory.syncNamed', { name: server.name })}
    >
      {t('federation.directory.sync')}
    </Button>
  );
}
