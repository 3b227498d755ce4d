import { EyeInvisibleOutlined, SearchOutlined } from '@ant-design/icons';
import { Input, Skeleton, Table, type TableColumnsType } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepartmentFigures } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { FailureNote } from './FailureNote';
import type { Period } from './period';
import { useDepartments } from './useInsights';
import { useHiddenText } from './useHiddenText';

const PAGE_SIZE = 15;

export function DepartmentsSection({ period }: { readonly period: Period }) {
  const { t } = useTranslation();
  const departments = useDepartments(period);
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim().toLowerCase());
  const rows = departments.data?.departments.filter((row) => row.name.toLowerCase().includes(wanted)) ?? [];
  return (
    <section className="panel panel-table" aria-labelledby="departments" aria-busy={departments.isPlaceholderData}>
      <div className="panel-head">
        <h2 id="departments">{t('insights.departments.title')}</h2>
        <Input
          className="departments-search"
          prefix={<SearchOutlined aria-hidden="true" />}
          allowClear
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={t('insights.departments.search')}
          aria-label={t('insights.departments.search')}
        />
      </div>
      <p className="panel-note">{t('insights.departments.note')}</p>
      {departments.error && <FailureNote problem={departments.error} retry={() => void departments.refetch()} />}
      {departments.data ? <DepartmentsTable rows={rows} /> : departments.isPending && <Skeleton active />}
    </section>
  );
}

function DepartmentsTable({ rows }: { readonly rows: readonly DepartmentFigures[] }) {
  const { t } = useTranslation();
  const format = useFormats();
  const number = (title: string, key: 'N' | 'messages' | 'senders' | 'participants') => ({
    title,
    key,
    className: 'num',
    render: (_: unknown, row: DepartmentFigures) => (row[key] === null ? '–' : format.integer(row[key])),
    sorter: (a: DepartmentFigures, b: DepartmentFigures) => (a[key] ?? -1) - (b[key] ?? -1),
  });
  const columns: TableColumnsType<DepartmentFigures> = [
    {
      title: t('insights.departments.department'),
      key: 'name',
      rowScope: 'row',
      render: (_, row) => <Name row={row} />,
      sorter: (a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }),
    },
    number(t('insights.departments.people'), 'N'),
    { ...number(t('insights.departments.messages'), 'messages'), defaultSortOrder: 'descend' },
    number(t('insights.departments.senders'), 'senders'),
    number(t('insights.departments.participants'), 'participants'),
  ];
  return (
    <Table
      size="middle"
      rowKey="no"
      columns={columns}
      dataSource={[...rows]}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: t('insights.departments.none') }}
      pagination={{ pageSize: PAGE_SIZE, hideOnSinglePage: true, showSizeChanger: false }}
    />
  );
}

function Name({ row }: { readonly row: DepartmentFigures }) {
  const hiddenText = useHiddenText();
  return (
    <>
      {row.name}
      {row.hidden && (
        <span className="muted department-hidden">
          <EyeInvisibleOutlined aria-hidden="true" /> {hiddenText(row.hidden)}
        </span>
      )}
    </>
  );
}
