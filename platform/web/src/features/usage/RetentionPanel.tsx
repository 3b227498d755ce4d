import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, InputNumber, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { Loading } from '../../shell/Loading';
import { FailureNote } from '../dead-letters/FailureNote';
import { useMay, useSession } from '../signin/session';
import { isShorter, type Retention, type RetentionPreview, type RetentionRun } from './types';

const PATH = '/settings/retention';
const REFRESH_MILLIS = 10_000;
const USUAL_DAYS = 365;

/** How long facts are kept. Keeping less is confirmed with the first day that stays. */
export function RetentionPanel() {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const retention = useQuery({
    queryKey: ['retention', tenant.id],
    queryFn: ({ signal }) => api.get<Retention>(PATH, {}, signal),
    refetchInterval: REFRESH_MILLIS,
    retry: false,
  });
  return (
    <section className="panel" aria-labelledby="retention-title">
      <h2 id="retention-title">{t('usage.retention.title')}</h2>
      <p className="panel-note">{t('usage.retention.lead')}</p>
      {retention.data ? (
        <Kept
          key={`${retention.data.days}/${retention.data.changedAt}`}
          retention={retention.data}
          changed={() => void retention.refetch()}
        />
      ) : retention.error ? (
        <FailureNote problem={retention.error} retry={() => void retention.refetch()} />
      ) : (
        <Loading label={t('app.loading')} />
      )}
    </section>
  );
}

function Kept({ retention, changed }: { readonly retention: Retention; readonly changed: () => void }) {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const format = useFormats(tenant.timeZone);
  const mayWrite = useMay('settings:write');
  const [limited, setLimited] = useState(retention.days !== undefined);
  const [days, setDays] = useState(retention.days ?? USUAL_DAYS);
  const chosen = limited ? days : undefined;
  const preview = useMutation({
    mutationFn: () => api.get<RetentionPreview>(`${PATH}/preview`, { days }),
  });
  const save = useMutation({
    mutationFn: (confirm: string | undefined) => api.put<Retention>(PATH, { days: chosen, confirm }),
    onSuccess: (saved) => {
      preview.reset();
      queries.setQueryData(['retention', tenant.id], saved);
      void message.success(t('usage.retention.saved'));
      changed();
    },
  });
  const sound = !limited || (days >= retention.shortest && days <= retention.longest);
  return (
    <>
      {retention.takesEffectAt !== undefined && (
        <Alert
          type="warning"
          showIcon
          role="status"
          title={t('usage.retention.pending', {
            days: format.integer(retention.days ?? 0),
            time: format.dateTime(retention.takesEffectAt),
          })}
        />
      )}
      <fieldset className="retention-choice" disabled={!mayWrite}>
        <legend>{t('usage.retention.choice')}</legend>
        <Radio.Group
          value={limited}
          onChange={(event) => setLimited(event.target.value === true)}
          disabled={!mayWrite}
          options={[
            { value: false, label: t('usage.retention.unlimited') },
            { value: true, label: t('usage.retention.limited') },
          ]}
        />
        <label className="retention-days">
          <InputNumber
            aria-label={t('usage.retention.days')}
            min={retention.shortest}
            max={retention.longest}
            precision={0}
            value={days}
            disabled={!limited || !mayWrite}
            onChange={(value) => value !== null && setDays(value)}
          />
          {t('usage.retention.daysUnit', {
            shortest: format.integer(retention.shortest),
            longest: format.integer(retention.longest),
          })}
        </label>
        {mayWrite && (
          <Button
            disabled={!sound || chosen === retention.days}
            loading={preview.isPending || save.isPending}
            onClick={() => (isShorter(chosen, retention.days) ? preview.mutate() : save.mutate(undefined))}
          >
            {t('usage.retention.save')}
          </Button>
        )}
      </fieldset>
      {(preview.error ?? save.error) && <FailureNote problem={(preview.error ?? save.error) as Error} />}
      {retention.closedBefore !== undefined && (
        <p>{t('usage.retention.closed', { day: format.day(retention.closedBefore) })}</p>
      )}
      <p className="muted">{t('usage.retention.audit', { days: format.integer(retention.auditDays) })}</p>
      <Runs runs={retention.runs} timeZone={tenant.timeZone} />
      {preview.data && (
        <Modal
          open
          onCancel={() => preview.reset()}
          closable={{ 'aria-label': t('tenants.close') }}
          title={t('usage.retention.confirm.title', { days: format.integer(preview.data.days) })}
          footer={
            <div className="account-actions">
              <Button onClick={() => preview.reset()}>{t('tenants.cancel')}</Button>
              <Button type="primary" danger loading={save.isPending} onClick={() => save.mutate(preview.data.firstDay)}>
                {t('usage.retention.confirm.action', { day: format.day(preview.data.firstDay) })}
              </Button>
            </div>
          }
        >
          <p>
            {t('usage.retention.confirm.text', {
              day: format.day(preview.data.firstDay),
              time: format.dateTime(preview.data.takesEffectAt),
            })}
          </p>
          <p>
            {preview.data.events === undefined
              ? t('usage.retention.confirm.unknown')
              : t('usage.retention.confirm.events', { events: format.integer(preview.data.events) })}
          </p>
          <p>{t('usage.retention.confirm.late')}</p>
        </Modal>
      )}
    </>
  );
}

function Runs({ runs, timeZone }: { readonly runs: readonly RetentionRun[]; readonly timeZone: string }) {
  const { t } = useTranslation();
  const format = useFormats(timeZone);
  if (runs.length === 0) return null;
  return (
    <>
      <h3>{t('usage.retention.runs')}</h3>
      <ul className="retention-runs">
        {runs.map((run) => (
          <li key={run.startedAt}>
            {t('usage.retention.run', {
              day: format.day(run.firstDay),
              events: run.events === undefined ? '–' : format.integer(run.events),
            })}{' '}
            <span className="muted">
              {run.finishedAt === undefined
                ? (run.trouble ?? t('usage.retention.underWay'))
                : format.dateTime(run.finishedAt)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
