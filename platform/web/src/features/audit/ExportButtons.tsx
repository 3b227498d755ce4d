import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAuditLog } from './auditLog';
import { query } from './query';
import type { Filter } from './types';

const FORMATS = ['jsonl', 'csv'] as const;

/** Saves what the filter shows; the export is recorded in the log itself. */
export function ExportButtons({ filter }: { readonly filter: Filter }) {
  const { t } = useTranslation();
  const { api, name, path } = useAuditLog();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: async (format: (typeof FORMATS)[number]) => {
      const file = await api.download(`${path}/export`, { ...query(filter), format });
      const address = URL.createObjectURL(file);
      const link = document.createElement('a');
      link.href = address;
      link.download = `${name}-audit.${format}`;
      link.click();
      URL.revokeObjectURL(address);
      return link.download;
    },
    onSuccess: (file) => void message.success(t('audit.saved', { file })),
    onError: () => void message.error(t('audit.notSaved')),
  });
  return (
    <div className="audit-actions">
      {FORMATS.map((format) => (
        <Button
          key={format}
          loading={save.isPending && save.variables === format}
          disabled={save.isPending}
          onClick={() => save.mutate(format)}
        >
          {t(`audit.export.${format}`)}
        </Button>
      ))}
    </div>
  );
}
