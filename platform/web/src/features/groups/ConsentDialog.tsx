import { useMutation } from '@tanstack/react-query';
import { Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { instantOf, localOf } from '../access/time';
import { useSession } from '../signin/session';
import { Dialog } from './Dialog';
import { Refusal } from './Refusal';
import type { Consent, Offered, Relation } from './types';
import { useOtherName } from './useGroups';

const FORM = 'group-consent';

interface Fields {
  readonly metrics: readonly string[];
  readonly until?: string;
}

interface ConsentDialogProps {
  readonly relation: Relation;
  readonly offered: readonly Offered[];
  readonly close: () => void;
  readonly done: () => void;
}

/** What a parent may see, and until when. */
export function ConsentDialog({ relation, offered, close, done }: ConsentDialogProps) {
  const { t } = useTranslation();
  const { api } = useSession();
  const language = useLanguage();
  const name = useOtherName()(relation.other);
  const [scope, setScope] = useState<'some' | 'all'>(
    relation.state === 'consented' && relation.metrics === undefined ? 'all' : 'some',
  );
  const consent = useMutation({
    mutationFn: (body: Consent) => api.post<Relation>(`/groups/${relation.id}/consent`, body),
    onSuccess: done,
  });
  const submit = ({ metrics, until }: Fields) => {
    const end = instantOf(until ?? '');
    consent.mutate({ ...(scope === 'some' && { metrics }), ...(end !== undefined && { until: end }) });
  };
  return (
    <Dialog
      title={t('groups.consent.title', { name })}
      action={t('groups.consent.give')}
      busy={consent.isPending}
      close={close}
      form={FORM}
    >
      <Form<Fields>
        id={FORM}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          metrics: relation.metrics ?? [],
          until: relation.expiresAt === undefined ? '' : localOf(new Date(relation.expiresAt)),
        }}
        onFinish={submit}
      >
        <p>{t('groups.consent.lead', { name })}</p>
        <fieldset className="groups-scope">
          <legend>{t('groups.columns.metrics')}</legend>
          <Radio.Group
            value={scope}
            onChange={({ target }) => setScope(target.value === 'all' ? 'all' : 'some')}
            options={[
              { value: 'some', label: t('groups.consent.some') },
              { value: 'all', label: t('groups.consent.allLater') },
            ]}
          />
          {scope === 'some' && (
            <Form.Item
              name="metrics"
              // not "required": that would be said of the group, which has no such attribute
              rules={[{ type: 'array', min: 1, message: t('groups.consent.choose') }]}
            >
              <Checkbox.Group
                options={offered.map(({ id, name: title }) => ({ value: id, label: localized(title, language) }))}
              />
            </Form.Item>
          )}
        </fieldset>
        <Form.Item
          name="until"
          label={t('groups.consent.until')}
          extra={t('groups.consent.untilHint', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
        >
          <Input type="datetime-local" min={localOf(new Date())} />
        </Form.Item>
        {consent.error && <Refusal problem={consent.error} />}
      </Form>
    </Dialog>
  );
}
