import { useMutation } from '@tanstack/react-query';
import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../dead-letters/FailureNote';
import { useSession } from '../signin/session';

/** Saves everything about oneself as a file; that it was saved is recorded. */
export function DownloadSection() {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: async () => {
      const address = URL.createObjectURL(await api.download('/me/privacy/data'));
      const link = document.createElement('a');
      link.href = address;
      link.download = `${tenant.id}-my-data.zip`;
      link.click();
      URL.revokeObjectURL(address);
      return link.download;
    },
    onSuccess: (file) => void message.success(t('own.privacy.saved', { file })),
  });
  return (
    <section className="panel" aria-labelledby="privacy-download">
      <h2 id="privacy-download">{t('own.privacy.data')}</h2>
      <p className="panel-note">{t('own.privacy.dataText')}</p>
      <div className="stack">
        {save.error && <FailureNote problem={save.error} />}
        <Button
          type="primary"
          icon={<DownloadOutlined aria-hidden="true" />}
          loading={save.isPending}
          onClick={() => save.mutate()}
          className="privacy-download"
        >
          {t('own.privacy.download')}
        </Button>
      </div>
    </section>
  );
}
