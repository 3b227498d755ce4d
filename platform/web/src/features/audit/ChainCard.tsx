import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../format/format';
import { Loading } from '../../shell/Loading';
import { FailureNote } from '../dead-letters/FailureNote';
import { useAuditLog } from './auditLog';
import type { Verification } from './types';

const WATCH_MILLIS = 1_000;

/** Whether the log is what it was, and the button that proves it again. */
export function ChainCard({ format }: { readonly format: Formats }) {
  const { t } = useTranslation();
  const { api, name, path: log } = useAuditLog();
  const path = `${log}/verify`;
  const queries = useQueryClient();
  const key = ['audit', name, 'verify'];
  const state = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<Verification>(path, {}, signal),
    refetchInterval: ({ state: { data } }) => (data?.running ? WATCH_MILLIS : false),
    retry: false,
  });
  const begin = useMutation({
    mutationFn: () => api.post<Verification>(path, {}),
    onSuccess: (now) => queries.setQueryData(key, now),
  });
  const failure = begin.error ?? state.error;
  return (
    <section className="panel" aria-labelledby="audit-chain" data-chain={kind(state.data)}>
      <div className="panel-head">
        <h2 id="audit-chain">{t('audit.chain.title')}</h2>
        <Button loading={begin.isPending} disabled={state.data?.running ?? true} onClick={() => begin.mutate()}>
          {t('audit.chain.verify')}
        </Button>
      </div>
      {failure && <FailureNote problem={failure} retry={() => void state.refetch()} />}
      {!state.data && !failure && <Loading label={t('app.loading')} />}
      {state.data && (
        <p role="status">
          <Verdict state={state.data} format={format} />
        </p>
      )}
    </section>
  );
}

function kind(state: Verification | undefined): 'unknown' | 'running' | 'intact' | 'broken' {
  if (state?.running) return 'running';
  if (!state?.verdict) return 'unknown';
  return state.verdict.intact ? 'intact' : 'broken';
}

function Verdict({ state, format }: { readonly state: Verification; readonly format: Formats }) {
  const { t } = useTranslation();
  const { running, verdict, finishedAt, failed } = state;
  if (running) {
    return t('audit.chain.running', { checked: format.integer(state.checked), total: format.integer(state.total) });
  }
  if (failed !== undefined) return t('audit.chain.failed');
  if (!verdict) return t('audit.chain.never');
  const time = finishedAt === undefined ? '' : format.dateTime(finishedAt);
  return verdict.problem ? (
    <strong className="audit-broken">
      {t('audit.chain.broken', { sequence: verdict.problem.sequence, message: verdict.problem.message })}
    </strong>
  ) : (
    <>
      <strong className="audit-intact">{t('audit.chain.intact', { through: format.integer(verdict.through) })}</strong>{' '}
      <span className="muted">
        {t('audit.chain.proof', {
          checked: format.integer(verdict.checked),
          anchors: format.integer(verdict.anchors),
          time,
        })}
      </span>
    </>
  );
}
