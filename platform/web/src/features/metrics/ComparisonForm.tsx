import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { FailureNote } from '../dead-letters/FailureNote';
import { useSession } from '../signin/session';
import type { Comparison } from './types';
import { useComparison, useTargetsChanged } from './useMetrics';

/** With whom the organization is compared. */
export function ComparisonForm() {
  const { t } = useTranslation();
  const comparison = useComparison();
  return (
    <section className="targets-part" aria-labelledby="targets-comparison">
      <h3 id="targets-comparison">{t('metrics.targets.comparison.title')}</h3>
      <p className="panel-note">{t('metrics.targets.comparison.note')}</p>
      {comparison.error && <FailureNote problem={comparison.error} retry={() => void comparison.refetch()} />}
      {comparison.isPending && <Skeleton active title={false} paragraph={{ rows: 1 }} />}
      {comparison.data && (
        <Choice key={`${comparison.data.industry}/${comparison.data.size}`} comparison={comparison.data} />
      )}
    </section>
  );
}

function Choice({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const language = useLanguage();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const changed = useTargetsChanged();
  const [industry, setIndustry] = useState(comparison.industry ?? '');
  const [size, setSize] = useState(comparison.size ?? '');
  const save = useMutation({
    mutationFn: () =>
      api.put<Comparison>('/settings/comparison', {
        ...(industry !== '' && { industry }),
        ...(size !== '' && { size }),
      }),
    onSuccess: (saved) => {
      queries.setQueryData(['comparison', tenant.id], saved);
      void message.success(t('metrics.targets.saved'));
      void changed();
    },
  });
  return (
    <>
      <div className="targets-comparison">
        <label>
          {t('metrics.targets.comparison.industry')}
          <Select
            aria-label={t('metrics.targets.comparison.industry')}
            value={industry}
            onChange={setIndustry}
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: '', label: t('metrics.targets.comparison.noIndustry') },
              ...comparison.industries.map(({ id, name }) => ({
                value: id,
                label: `${id} ${localized(name, language)}`,
              })),
            ]}
          />
        </label>
        <label>
          {t('metrics.targets.comparison.size')}
          <Select
            aria-label={t('metrics.targets.comparison.size')}
            value={size}
            onChange={setSize}
            options={[
              { value: '', label: t('metrics.targets.comparison.byMembers') },
              ...comparison.sizes.map(({ id }) => ({ value: id, label: id })),
            ]}
          />
        </label>
        <Button
          disabled={industry === (comparison.industry ?? '') && size === (comparison.size ?? '')}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('metrics.targets.comparison.save')}
        </Button>
      </div>
      {save.error && <FailureNote problem={save.error} />}
    </>
  );
}
