import { EyeInvisibleOutlined, SearchOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Input, Skeleton, Table, type TableColumnsType, Tag } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepartmentFigures, Departments, Overview } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { bySize, levelOf } from './departments';
import { ActiveShare, ActiveShareChange, CrossShare } from './DepartmentCells';
import { ExportMenu } from './ExportMenu';
import { FailureNote } from './FailureNote';
import { departmentsTable } from './tables';
import { useDepartmentName } from './useDepartmentName';
import { useHiddenText } from './useHiddenText';
import type { Show } from './view';

const PAGE_SIZE = 12;

interface DepartmentsSectionProps {
  readonly departments: UseQueryResult<Departments>;
  readonly overview: Overview | undefined;
  readonly department: string | undefined;
  readonly show: Show;
}

/** One level of the organization: what is below the chosen department, or beside it when nothing is. */
export function DepartmentsSection({ departments, overview, department, show }: DepartmentsSectionProps) {
  const { t } = useTranslation();
  const format = useFormats();
  const name = useDepartmentName(department);
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim().toLowerCase());
  const all = departments.data?.departments ?? [];
  const chosen = department === undefined ? undefined : Number(department);
  const level = levelOf(all, chosen);
  const found = wanted === '' ? level.rows : all.filter((row) => row.name.toLowerCase().includes(wanted));
  const rows = [...found].sort(bySize);
  const hidden = rows.filter((row) => row.hidden).length;
  const titleKey = level.beside ? 'beside' : 'below';
  const title =
    department === undefined
      ? t('insights.departments.title')
      : t(`insights.departments.${titleKey}`, { department: name });
  return (
    <section
      className="panel panel-table departments"
      aria-labelledby="departments"
      aria-busy={departments.isPlaceholderData}
    >
      <div className="panel-head">
        <h2 id="departments">{title}</h2>
        <div className="panel-tools">
          <Input
            className="departments-search"
            prefix={<SearchOutlined aria-hidden="true" />}
            allowClear
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            placeholder={t('insights.departments.search')}
            aria-label={t('insights.departments.search')}
          />
          <ExportMenu
            name="departments"
            title={title}
            content={t('insights.departments.note')}
            table={() => departmentsTable(rows)}
            overview={overview}
            metrics={[]}
          />
        </div>
      </div>
      <p className="panel-note">
        {t('insights.departments.note')}{' '}
        {hidden > 0 && t('insights.departments.hiddenCount', { count: hidden, formatted: format.integer(hidden) })}
      </p>
      {departments.error && <FailureNote problem={departments.error} retry={() => void departments.refetch()} />}
      {departments.data ? (
        <DepartmentsTable rows={rows} chosen={chosen} show={show} />
      ) : (
        departments.isPending && <Skeleton active paragraph={{ rows: 6 }} />
      )}
    </section>
  );
}

interface DepartmentsTableProps {
  readonly rows: readonly DepartmentFigures[];
  readonly chosen: number | undefined;
  readonly show: Show;
}

function DepartmentsTable({ rows, chosen, show }: DepartmentsTableProps) {
  const { t } = useTranslation();
  const format = useFormats();
  const largest = Math.max(...rows.map(({ messages }) => messages ?? 0), 1);
  const columns: TableColumnsType<DepartmentFigures> = [
    {
      title: t('insights.departments.department'),
      key: 'name',
      rowScope: 'row',
      width: '28%',
      minWidth: 150,
      onCell: (row) => ({ colSpan: row.hidden ? 6 : 1 }),
      render: (_, row) => <Name row={row} here={row.no === chosen} show={show} />,
      sorter: (a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }),
    },
    numeric(t('insights.departments.people'), 'N', (row) => format.integer(row.N ?? 0)),
    {
      ...numeric(t('insights.departments.active'), 'active', (row) => <ActiveShare row={row} />),
      sorter: (a, b) => activeShare(a) - activeShare(b),
    },
    {
      ...numeric(t('insights.departments.change'), 'active', (row) => <ActiveShareChange row={row} />),
      key: 'change',
      sorter: false,
    },
    numeric(t('insights.departments.messages'), 'messages', (row) => (
      <span className="measured">
        <span
          className="measure"
          style={{ inlineSize: `${((row.messages ?? 0) / largest) * 64}px` }}
          aria-hidden="true"
        />
        {format.integer(row.messages ?? 0)}
      </span>
    )),
    {
      ...numeric(t('insights.departments.cross'), 'messages', (row) => <CrossShare row={row} />),
      key: 'cross',
      sorter: (a, b) => (a.crossDepartmentShare ?? -1) - (b.crossDepartmentShare ?? -1),
    },
  ];
  return (
    <Table
      size="middle"
      rowKey="no"
      columns={columns}
      dataSource={[...rows]}
      rowClassName={(row) => (row.no === chosen ? 'row-here' : '')}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: t('insights.departments.none') }}
      pagination={{ pageSize: PAGE_SIZE, hideOnSinglePage: true, showSizeChanger: false }}
    />
  );
}

function numeric(title: string, key: 'N' | 'active' | 'messages', render: (row: DepartmentFigures) => React.ReactNode) {
  return {
    title,
    key,
    className: 'num',
    onCell: (row: DepartmentFigures) => ({ colSpan: row.hidden ? 0 : 1 }),
    render: (_: unknown, row: DepartmentFigures) => render(row),
    sorter: (a: DepartmentFigures, b: DepartmentFigures) => (a[key] ?? -1) - (b[key] ?? -1),
  };
}

function activeShare({ active, N }: DepartmentFigures): number {
  return active === null || !N ? -1 : active / N;
}

function Name({ row, here, show }: { readonly row: DepartmentFigures; readonly here: boolean; readonly show: Show }) {
  const { t } = useTranslation();
  const hiddenText = useHiddenText();
  if (row.hidden) {
    return (
      <span className="department-hidden" data-hidden={row.hidden.reason}>
        <span className="department-name">{row.name}</span>
        <span className="muted">
          <EyeInvisibleOutlined aria-hidden="true" /> {hiddenText(row.hidden)}
        </span>
      </span>
    );
  }
  if (here) {
    return (
      <span className="department-name">
        {row.name} <Tag>{t('insights.departments.here')}</Tag>
      </span>
    );
  }
  return (
    <Button
      type="link"
      className="department-link"
      aria-label={t('insights.departments.inside', { department: row.name })}
      onClick={() => {
        show({ department: String(row.no) });
        window.scrollTo({ top: 0 });
      }}
    >
      {row.name}
    </Button>
  );
}
