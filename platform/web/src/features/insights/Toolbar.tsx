import { ReloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Segmented, TreeSelect } from 'antd';
import dayjs from 'dayjs';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Completeness, Department, Overview } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { useMay, useSession } from '../signin/session';
import { departmentTree } from './departmentTree';
import { type Period, PRESETS, type Preset, presetOf, presetPeriod } from './period';
import { useDepartmentsTree } from './useInsights';
import type { Show, View } from './view';

interface ToolbarProps {
  readonly view: View;
  readonly period: Period | undefined;
  readonly overview: Overview | undefined;
  readonly completeness: Completeness | undefined;
  readonly show: Show;
}

export function Toolbar({ view, period, overview, completeness, show }: ToolbarProps) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const queries = useQueryClient();
  return (
    <div className="toolbar">
      <div className="toolbar-row">
        <Presets period={period} completeness={completeness} show={show} />
        <PeriodPicker period={period} show={show} />
        <DepartmentPicker department={view.department} show={show} />
        <Button
          className="toolbar-reload"
          icon={<ReloadOutlined aria-hidden="true" />}
          aria-label={t('insights.reload')}
          title={t('insights.reload')}
          onClick={() => void queries.invalidateQueries({ queryKey: ['insights', tenant.id] })}
        />
      </div>
      <p className="toolbar-note muted">
        {overview && <Compared overview={overview} />}
        {t('insights.timeZone', { timeZone: tenant.timeZone })}
      </p>
    </div>
  );
}

/** What the figures are compared with; when holidays make one of the two longer in work, that too. */
function Compared({ overview: { days, previous } }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const format = useFormats();
  if (!previous) return null;
  const differ = days.workingDays !== previous.workingDays;
  return (
    <span>
      {t('insights.comparedWith', { period: format.range(previous.from, previous.to) })}
      {differ &&
        ` (${t('insights.workingDays', { now: format.integer(days.workingDays), before: format.integer(previous.workingDays) })})`}{' '}
      ·{' '}
    </span>
  );
}

function Presets({ period, completeness, show }: Pick<ToolbarProps, 'period' | 'completeness' | 'show'>) {
  const { t } = useTranslation();
  const lastDay = completeness?.lastDay ?? undefined;
  const firstDay = completeness?.firstDay ?? undefined;
  const chosen = period && lastDay !== undefined ? presetOf(period, lastDay, firstDay) : undefined;
  return (
    <Segmented<Preset | ''>
      aria-label={t('insights.presets.label')}
      disabled={lastDay === undefined}
      value={chosen ?? ''}
      onChange={(preset) => {
        if (preset !== '' && lastDay !== undefined) show({ period: presetPeriod(preset, lastDay, firstDay) });
      }}
      options={PRESETS.map((preset) => ({ value: preset, label: t(`insights.presets.${preset}`) }))}
    />
  );
}

function PeriodPicker({ period, show }: Pick<ToolbarProps, 'period' | 'show'>) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="toolbar-period">
      <label className="sr-only" htmlFor={id}>
        {t('insights.period')}
      </label>
      <DatePicker.RangePicker
        id={{ start: id, end: `${id}-end` }}
        value={period ? [dayjs(period.from), dayjs(period.to)] : null}
        allowClear={false}
        format="YYYY-MM-DD"
        onChange={(days) => {
          if (!days?.[0] || !days[1]) return;
          show({ period: { from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD') } });
        }}
      />
    </div>
  );
}

function DepartmentPicker({ department, show }: { readonly department: string | undefined; readonly show: Show }) {
  const { t } = useTranslation();
  const id = useId();
  const format = useFormats();
  const tree = useDepartmentsTree();
  const whole = useMay('insights:read');
  const label = ({ name, memberCount }: Department) =>
    typeof memberCount === 'number'
      ? `${name} (${t('insights.people', { count: memberCount, formatted: format.integer(memberCount) })})`
      : name;
  return (
    <div className="toolbar-department">
      <label className="sr-only" htmlFor={id}>
        {t('insights.department')}
      </label>
      <TreeSelect
        id={id}
        value={tree.data ? (department ?? null) : null}
        placeholder={t('insights.wholeOrganization')}
        treeData={departmentTree(tree.data ?? [], label)}
        treeNodeLabelProp="title"
        showSearch={{ treeNodeFilterProp: 'title' }}
        allowClear={whole}
        treeLine
        loading={tree.isPending}
        popupMatchSelectWidth={320}
        onChange={(chosen: string | null | undefined) => show({ department: chosen ?? undefined })}
      />
    </div>
  );
}
