import { Button, Input, Select } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACTIONS, EVERYTHING, type Filter, OUTCOMES } from './types';
import { useActionName } from './useActionName';

interface AuditFiltersProps {
  readonly filter: Filter;
  readonly search: (filter: Filter) => void;
}

/** What is looked for: chosen at once, typed with the search button. */
export function AuditFilters({ filter, search }: AuditFiltersProps) {
  const { t } = useTranslation();
  const actionName = useActionName();
  const [draft, setDraft] = useState(filter);
  const type = (change: Partial<Filter>) => setDraft({ ...draft, ...change });
  const choose = (change: Partial<Filter>) => {
    type(change);
    search({ ...draft, ...change });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    search(draft);
  };
  return (
    <form className="audit-filters" role="search" onSubmit={submit}>
      <label className="audit-label">
        {t('audit.columns.action')}
        <Select
          aria-label={t('audit.columns.action')}
          value={draft.action}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('audit.anyAction') },
            ...ACTIONS.map((code) => ({ value: code, label: actionName(code) })),
          ]}
          onChange={(action) => choose({ action })}
        />
      </label>
      <label className="audit-label">
        {t('audit.columns.outcome')}
        <Select
          aria-label={t('audit.columns.outcome')}
          value={draft.outcome}
          options={[
            { value: '', label: t('audit.anyOutcome') },
            ...OUTCOMES.map((outcome) => ({ value: outcome, label: t(`audit.outcomes.${outcome}`) })),
          ]}
          onChange={(outcome) => choose({ outcome })}
        />
      </label>
      <label className="audit-label">
        {t('audit.actor')}
        <Input
          value={draft.actor}
          maxLength={200}
          allowClear
          onChange={({ target }) => type({ actor: target.value })}
        />
      </label>
      <label className="audit-label">
        {t('audit.text')}
        <Input value={draft.text} maxLength={200} allowClear onChange={({ target }) => type({ text: target.value })} />
      </label>
      <label className="audit-label">
        {t('audit.from')}
        <Input type="datetime-local" value={draft.from} onChange={({ target }) => type({ from: target.value })} />
      </label>
      <label className="audit-label">
        {t('audit.to')}
        <Input type="datetime-local" value={draft.to} onChange={({ target }) => type({ to: target.value })} />
      </label>
      <div className="audit-actions">
        <Button type="primary" htmlType="submit">
          {t('audit.search')}
        </Button>
        <Button
          onClick={() => {
            setDraft(EVERYTHING);
            search(EVERYTHING);
          }}
        >
          {t('audit.reset')}
        </Button>
      </div>
    </form>
  );
}
