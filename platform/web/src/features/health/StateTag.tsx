import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComponentState } from '../../api/types';

const ICONS: Readonly<Record<ComponentState, ReactNode>> = {
  up: <CheckCircleFilled aria-hidden="true" />,
  degraded: <ExclamationCircleFilled aria-hidden="true" />,
  down: <CloseCircleFilled aria-hidden="true" />,
  unknown: <QuestionCircleFilled aria-hidden="true" />,
};

/** A state as a word, a shape and a colour: none of them alone has to be seen. */
export function StateTag({ state }: { readonly state: ComponentState }) {
  const { t } = useTranslation();
  return (
    <span className="state" data-state={state}>
      <span aria-hidden="true">{ICONS[state]}</span>
      {t(`health.states.${state}`)}
    </span>
  );
}

export function StateIcon({ state }: { readonly state: ComponentState }) {
  return (
    <span className="state-icon" data-state={state} aria-hidden="true">
      {ICONS[state]}
    </span>
  );
}
