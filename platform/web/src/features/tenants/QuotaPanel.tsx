import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../dead-letters/FailureNote';
import { ProgramSecret } from '../usage/ProgramSecret';
import { QuotaBars } from '../usage/QuotaBars';
import type { QuotaUse } from '../usage/types';
import { useOperator } from './operator';

const GIB = 1024 ** 3;
const REFRESH_MILLIS = 15_000;
const OPERATIONS = 'atrium-operations';

/** A tenant's quotas with what is used of them, to be changed while it lives, and the secret of the operator's program there. */
export function QuotaPanel({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { api } = useOperator();
  const path = `/platform/tenants/${encodeURIComponent(id)}`;
  const use = useQuery({
    queryKey: ['tenants-operated', id, 'quotas'],
    queryFn: ({ signal }) => api.get<QuotaUse>(`${path}/quotas`, {}, signal),
    refetchInterval: REFRESH_MILLIS,
    retry: false,
  });
  return (
    <>
      <section className="panel" aria-labelledby="tenant-quotas">
        <h2 id="tenant-quotas">{t('usage.quotas.title')}</h2>
        {use.data && <QuotaBars use={use.data} />}
        {use.data && (
          <QuotaForm key={JSON.stringify(limits(use.data))} path={`${path}/quotas`} id={id} use={use.data} />
        )}
        {use.error && !use.data && <FailureNote problem={use.error} retry={() => void use.refetch()} />}
      </section>
      <section className="panel" aria-labelledby="tenant-programs">
        <h2 id="tenant-programs">{t('usage.programs.heading')}</h2>
        <p className="panel-note">{t('usage.programs.operations')}</p>
        <ProgramSecret api={api} program={OPERATIONS} path={`${path}/programs/${OPERATIONS}/secret`} />
      </section>
    </>
  );
}

function limits(use: QuotaUse) {
  return [use.members.limit, use.eventsPerSecond.limit, use.storageBytes.limit];
}

interface QuotaFormProps {
  readonly id: string;
  readonly path: string;
  readonly use: QuotaUse;
}

function QuotaForm({ id, path, use }: QuotaFormProps) {
  const { t } = useTranslation();
  const { api } = useOperator();
  const queries = useQueryClient();
  const [members, setMembers] = useState(use.members.limit);
  const [events, setEvents] = useState(use.eventsPerSecond.limit);
  const [storage, setStorage] = useState(use.storageBytes.limit / GIB);
  const save = useMutation({
    mutationFn: () =>
      api.put<QuotaUse>(path, { members, eventsPerSecond: events, storageBytes: Math.round(storage * GIB) }),
    onSuccess: (saved) => queries.setQueryData(['tenants-operated', id, 'quotas'], saved),
  });
  const changed =
    members !== use.members.limit ||
    events !== use.eventsPerSecond.limit ||
    Math.round(storage * GIB) !== use.storageBytes.limit;
  return (
    <>
      <div className="quota-form">
        <label>
          {t('usage.quotas.members')}
          <InputNumber
            min={1}
            precision={0}
            value={members}
            onChange={(value) => value !== null && setMembers(value)}
          />
        </label>
        <label>
          {t('usage.quotas.events')}
          <InputNumber min={1} precision={0} value={events} onChange={(value) => value !== null && setEvents(value)} />
        </label>
        <label>
          {t('usage.quotas.storageGib')}
          <InputNumber min={0.01} value={storage} onChange={(value) => value !== null && setStorage(value)} />
        </label>
        <Button disabled={!changed} loading={save.isPending} onClick={() => save.mutate()}>
          {t('usage.quotas.change')}
        </Button>
      </div>
      {use.over.length > 0 && <Alert type="warning" showIcon role="status" title={t('usage.quotas.over')} />}
      {save.error && <FailureNote problem={save.error} />}
    </>
  );
}
