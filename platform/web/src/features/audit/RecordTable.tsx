import { Button, Empty, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../format/format';
import { OutcomeTag } from './OutcomeTag';
import type { AuditRecord } from './types';
import { useActionName } from './useActionName';

interface RecordTableProps {
  readonly records: readonly AuditRecord[];
  readonly loading: boolean;
  readonly open: (sequence: number) => void;
  readonly format: Formats;
}

export function RecordTable({ records, loading, open, format }: RecordTableProps) {
  const { t } = useTranslation();
  const actionName = useActionName();
  const columns: TableColumnsType<AuditRecord> = [
    {
      title: t('audit.columns.action'),
      dataIndex: 'action',
      render: (code: string, { sequence }) => (
        <Button
          type="link"
          className="audit-link"
          onClick={() => open(sequence)}
          aria-label={t('audit.openRecord', { sequence, action: actionName(code) })}
        >
          {actionName(code)}
        </Button>
      ),
    },
    {
      title: t('audit.columns.at'),
      dataIndex: 'at',
      className: 'audit-at',
      render: (at: string) => format.dateTime(at),
    },
    {
      title: t('audit.columns.actor'),
      dataIndex: 'actorName',
      render: (name: string, { actorKind }) => (
        <span className="audit-two">
          {name} <span className="muted">{t(`audit.kinds.${actorKind}`)}</span>
        </span>
      ),
    },
    {
      title: t('audit.columns.object'),
      dataIndex: 'objectId',
      render: (id: string, { objectKind }) => (
        <span className="audit-two">
          {objectKind} <span className="muted">{id}</span>
        </span>
      ),
    },
    {
      title: t('audit.columns.outcome'),
      dataIndex: 'outcome',
      render: (_, { outcome }) => <OutcomeTag outcome={outcome} />,
    },
    { title: t('audit.columns.address'), dataIndex: 'address', render: (address?: string) => address ?? '–' },
  ];
  return (
    <div className="audit-table">
      <Table<AuditRecord>
        rowKey="sequence"
        size="middle"
        columns={columns}
        dataSource={[...records]}
        loading={loading}
        pagination={false}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('audit.empty')} /> }}
      />
    </div>
  );
}
