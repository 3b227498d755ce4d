import { useMutation } from '@tanstack/react-query';
import { Button, InputNumber, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { FailureNote } from '../dead-letters/FailureNote';
import { useMay, useSession } from '../signin/session';
import { goalUnit, stored, typed } from './goalInput';
import type { Goal, GoalIndicator } from './types';
import { useGoals, useTargetsChanged } from './useMetrics';
import { useValueText } from './useValueText';

/** The goals that hold; administrators change them here. */
export function GoalTable() {
  const { t } = useTranslation();
  const goals = useGoals();
  const mayWrite = useMay('goals:write');
  return (
    <section className="targets-part" aria-labelledby="targets-goals" aria-busy={goals.isPending}>
      <h3 id="targets-goals">{t('metrics.targets.goals.title')}</h3>
      <p className="panel-note">{t('metrics.targets.goals.note')}</p>
      {goals.error && <FailureNote problem={goals.error} retry={() => void goals.refetch()} />}
      {goals.isPending && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {goals.data && (
        <table className="targets-table" aria-labelledby="targets-goals">
          <thead>
            <tr>
              <th scope="col">{t('metrics.targets.goals.indicator')}</th>
              <th scope="col">{t('metrics.targets.goals.goal')}</th>
              {mayWrite && <th scope="col">{t('metrics.targets.goals.actions')}</th>}
            </tr>
          </thead>
          <tbody>
            {goals.data.indicators.map((indicator) => (
              <GoalRow
                key={`${indicator.metric}/${indicator.goal?.version}`}
                indicator={indicator}
                mayWrite={mayWrite}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface GoalRowProps {
  readonly indicator: GoalIndicator;
  readonly mayWrite: boolean;
}

function GoalRow({ indicator, mayWrite }: GoalRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = localized(indicator.name, language);
  return (
    <tr data-goal={indicator.metric}>
      <th scope="row">
        {name}
        <span className="muted">{t(`metrics.direction.${indicator.direction}`)}</span>
      </th>
      <td>
        <Held goal={indicator.goal} unit={indicator.unit} />
      </td>
      {mayWrite && (
        <td>
          <GoalForm indicator={indicator} name={name} />
        </td>
      )}
    </tr>
  );
}

function Held({ goal, unit }: { readonly goal: Goal | undefined; readonly unit: string }) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const format = useFormats(tenant.timeZone);
  const valueText = useValueText();
  if (!goal) return t('metrics.targets.goals.none');
  return (
    <>
      {valueText(goal.value, unit)}
      <span className="muted">
        {t('metrics.targets.goals.setBy', { by: goal.setBy, time: format.dateTime(goal.setAt) })}
      </span>
      {goal.outdated && <span className="muted">{t('metrics.targets.goals.outdated')}</span>}
    </>
  );
}

function GoalForm({ indicator, name }: { readonly indicator: GoalIndicator; readonly name: string }) {
  const { t } = useTranslation();
  const { api } = useSession();
  const changed = useTargetsChanged();
  const { metric, unit, most, zero, goal } = indicator;
  const [draft, setDraft] = useState(goal === undefined ? null : typed(goal.value, unit));
  const path = `/insights/index/goals/${encodeURIComponent(metric)}`;
  const save = useMutation({
    mutationFn: (value: number) => api.put<GoalIndicator>(path, { value: stored(value, unit), unit }),
    onSuccess: changed,
  });
  const remove = useMutation({ mutationFn: () => api.delete(path), onSuccess: changed });
  const sound = draft !== null && (draft > 0 || (zero && draft === 0));
  const same = draft !== null && goal !== undefined && !goal.outdated && stored(draft, unit) === goal.value;
  const unitText = t(`metrics.targets.unit.${goalUnit(unit)}`);
  return (
    <>
      <div className="targets-buttons">
        <InputNumber
          aria-label={t('metrics.targets.goals.input', { name, unit: unitText })}
          min={0}
          max={typed(most, unit)}
          value={draft}
          onChange={setDraft}
          suffix={unitText}
        />
        <Button
          aria-label={t('metrics.targets.goals.saveOf', { name })}
          disabled={!sound || same}
          loading={save.isPending}
          onClick={() => draft !== null && save.mutate(draft)}
        >
          {t('metrics.targets.goals.save')}
        </Button>
        {goal && (
          <Button
            type="text"
            aria-label={t('metrics.targets.goals.removeOf', { name })}
            loading={remove.isPending}
            onClick={() => remove.mutate()}
          >
            {t('metrics.targets.goals.remove')}
          </Button>
        )}
      </div>
      {(save.error ?? remove.error) && <FailureNote problem={(save.error ?? remove.error) as Error} />}
    </>
  );
}
