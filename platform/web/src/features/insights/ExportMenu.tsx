import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Metric, Overview } from '../../api/types';
import { annotated, download, ENCODINGS, type Encoding, type Table } from './csv';
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
  const { tenant } = useSession();
  const { message } = App.useApp();
  const notes = useExportNotes();
  const save = (encoding: Encoding) => {
    if (!overview) return;
    const scope = overview.department == null ? '' : `-department-${overview.department}`;
    const file = `${tenant.id}${scope}-${name}-${overview.from}-${overview.to}.csv`;
    download(file, annotated(notes({ title: `${title}. ${content}`, overview, metrics }), table()), encoding);
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
          onClick: () => save(encoding),
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
