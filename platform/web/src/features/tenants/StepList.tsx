import { useTranslation } from 'react-i18next';
import type { Step } from './types';

/** How far each step is; told again when it changes. */
export function StepList({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = useTranslation();
  const done = steps.filter((step) => step.state === 'applied').length;
  return (
    <>
      <p role="status" className="muted">
        {t('tenants.progressOf', { done, total: steps.length })}
      </p>
      <ol className="tenant-steps">
        {steps.map((step) => (
          <li key={step.id} data-step={step.id} data-step-state={step.state}>
            <span>{t(`tenants.steps.${step.id}`)}</span>
            <span className="tenant-step-state">
              {t(`tenants.stepStates.${step.state}`)}
              {step.millis !== undefined && step.state !== 'started' && (
                <span className="muted"> · {t('tenants.millis', { millis: step.millis })}</span>
              )}
            </span>
            {step.detail !== undefined && <span className="tenant-step-detail">{step.detail}</span>}
          </li>
        ))}
      </ol>
    </>
  );
}
