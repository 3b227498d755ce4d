import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DailyFigures } from '../../api/types';
import { useFormats } from '../../format/useFormats';

const PAGE_SIZE = 31;

/** The charts' figures as text; an en dash stands for a hidden value. */
export function DailyTable({ days }: { readonly days: readonly DailyFigures[] }) {
  const { t } = useTranslation();
  const format = useFormats();
  const number = (title: string, key: Exclude<keyof DailyFigures, 'day'>) => ({
    title,
    key,
    className: 'num',
    render: (_: unknown, day: DailyFigures) => (day[key] === null ? '–' : format.integer(day[key])),
    sorter: (a: DailyFigures, b: DailyFigures) => (a[key] ?? -1) - (b[key] ?? -1),
  });
  const columns: TableColumnsType<DailyFigures> = [
    {
      title: t('insights.daily.day'),
      key: 'day',
      fixed: 'left',
      rowScope: 'row',
      render: (_, day) => <span className="nowrap">{format.day(day.day)}</span>,
      sorter: (a, b) => a.day.localeCompare(b.day),
      defaultSortOrder: 'descend',
    },
    number(t('insights.daily.messages'), 'messages'),
    number(t('insights.daily.cross'), 'crossDepartmentMessages'),
    number(t('insights.daily.senders'), 'senders'),
    number(t('insights.daily.participants'), 'participants'),
    number(t('insights.daily.dau'), 'dau'),
    number(t('insights.daily.wau'), 'wau'),
    number(t('insights.daily.mau'), 'mau'),
  ];
  return (
    <div className="panel panel-table">
      <Table
        size="middle"
        rowKey="day"
        columns={columns}
        dataSource={[...days]}
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: PAGE_SIZE, hideOnSinglePage: true, showSizeChanger: false }}
      />
    </div>
  );
}
