import { DatePicker, TreeSelect } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Department } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { departmentTree } from './departmentTree';
import { type Period, PRESETS, presetPeriod } from './period';
import { type DataRange, useDepartmentsTree } from './useInsights';

interface FiltersProps {
  readonly period: Period;
  readonly department: string | undefined;
  readonly range: DataRange;
  readonly onPeriod: (period: Period) => void;
  readonly onDepartment: (department: string | undefined) => void;
}

export function Filters({ period, department, range, onPeriod, onDepartment }: FiltersProps) {
  return (
    <div className="filters">
      <PeriodPicker period={period} range={range} onPeriod={onPeriod} />
      <DepartmentPicker department={department} onDepartment={onDepartment} />
    </div>
  );
}

function PeriodPicker({ period, range, onPeriod }: Pick<FiltersProps, 'period' | 'range' | 'onPeriod'>) {
  const { t } = useTranslation();
  const id = useId();
  const presets = PRESETS.map((preset) => {
    const { from, to } = presetPeriod(preset, range.lastDay, range.firstDay);
    return { label: t(`insights.presets.${preset}`), value: [dayjs(from), dayjs(to)] as [Dayjs, Dayjs] };
  });
  return (
    <div className="filter">
      <label htmlFor={id}>{t('insights.period')}</label>
      <DatePicker.RangePicker
        id={{ start: id, end: `${id}-end` }}
        className="filter-period"
        value={[dayjs(period.from), dayjs(period.to)]}
        presets={presets}
        allowClear={false}
        format="YYYY-MM-DD"
        onChange={(days) => {
          if (days?.[0] && days[1]) onPeriod({ from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD') });
        }}
      />
    </div>
  );
}

function DepartmentPicker({ department, onDepartment }: Pick<FiltersProps, 'department' | 'onDepartment'>) {
  const { t } = useTranslation();
  const id = useId();
  const format = useFormats();
  const tree = useDepartmentsTree();
  const label = ({ name, memberCount }: Department) =>
    typeof memberCount === 'number'
      ? `${name} (${t('insights.people', { count: memberCount, formatted: format.integer(memberCount) })})`
      : name;
  return (
    <div className="filter">
      <label htmlFor={id}>{t('insights.department')}</label>
      <TreeSelect
        id={id}
        className="filter-department"
        value={tree.data ? (department ?? null) : null}
        placeholder={t('insights.wholeOrganization')}
        treeData={departmentTree(tree.data ?? [], label)}
        treeNodeLabelProp="title"
        showSearch={{ treeNodeFilterProp: 'title' }}
        allowClear
        treeLine
        loading={tree.isPending}
        popupMatchSelectWidth={320}
        onChange={(chosen: string | null | undefined) => onDepartment(chosen ?? undefined)}
      />
      {department !== undefined && <span className="muted filter-note">{t('insights.subtree')}</span>}
    </div>
  );
}
