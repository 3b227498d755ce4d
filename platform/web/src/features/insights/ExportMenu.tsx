import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Metric, Overview } from '../../api/types';
import { annotated, download, ENCODINGS, type Encoding, sha256, type Table } from './csv';
import { useExportNotes } from './useExportNotes';
import { useSession } from '../signin/session';

interface ExportMenuProps {
  /** The file's name without organization, period and ending. */
  readonly name: string;
  readonly title: string;
  /** What the table shows, in a sentence. */
  readonly content: string;
  readonly table: () => Table;
  readonly overview: Overview | undefined;
  /** Metrics whose definitions stand above the figures. */
  readonly metrics: readonly Metric[];
}

/** Saves what a chart shows, from the same figures, under lines that say what they are. */
export function ExportMenu({ name, title, content, table, overview, metrics }: ExportMenuProps) {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const { message } = App.useApp();
  const notes = useExportNotes();
  const save = async (encoding: Encoding) => {
    if (!overview) return;
    const scope = overview.department == null ? '' : `-department-${overview.department}`;
    const file = `${tenant.id}${scope}-${name}-${overview.from}-${overview.to}.csv`;
    const figures = table();
    const text = annotated(notes({ title: `${title}. ${content}`, overview, metrics }), figures);
    try {
      await api.report('/insights/exports', {
        chart: name,
        department: overview.department ?? undefined,
        from: overview.from,
        to: overview.to,
        rows: figures.rows.length,
        sha256: await sha256(text, encoding),
      });
    } catch {
      // What cannot be recorded in the audit log does not leave.
      void message.error(t('insights.export.notRecorded'));
      return;
    }
    download(file, text, encoding);
    void message.success(t('insights.export.saved', { file }));
  };
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      disabled={!overview}
      menu={{
        items: ENCODINGS.map((encoding) => ({
          key: encoding,
          label: t(`insights.export.${encoding}`),
          onClick: () => void save(encoding),
        })),
      }}
    >
      <Button
        type="text"
        size="small"
        icon={<DownloadOutlined aria-hidden="true" />}
        aria-label={t('insights.export.label', { title })}
        aria-haspopup="menu"
        title={t('insights.export.short')}
      >
        <span className="export-text">{t('insights.export.short')}</span>
      </Button>
    </Dropdown>
  );
}
