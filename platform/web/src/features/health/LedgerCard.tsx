import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Ledger, Reconciliation } from '../../api/types';
import { may } from '../../api/permissions';
import { ApiProblem } from '../../api/problem';
import type { Formats } from '../../format/format';
import { Loading } from '../../shell/Loading';
import { useSession } from '../signin/session';
import { isEven, percentOf, stateOf } from './ledger';
import { StateTag } from './StateTag';

const PATH = '/health/reconciliation';
const REFRESH_MILLIS = 5_000;

/** Whether the books balance: for the whole installation as a verdict, for this organization as an equation. */
export function LedgerCard({ format }: { readonly format: Formats }) {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const books = useQuery({
    queryKey: ['health', 'reconciliation', tenant.id],
    queryFn: ({ signal }) => api.get<Reconciliation>(PATH, {}, signal),
    refetchInterval: REFRESH_MILLIS,
    refetchIntervalInBackground: false,
    staleTime: 0,
    retry: false,
  });
  return (
    <section className="panel ledger" aria-labelledby="ledger-title" data-state={shown(books.data)}>
      <div className="panel-head">
        <h2 id="ledger-title">{t('health.ledger.title')}</h2>
        {books.data && <StateTag state={stateOf(books.data.verdict)} />}
      </div>
      {books.data ? (
        <Books books={books.data} stale={books.error !== null} format={format} />
      ) : books.error ? (
        <Alert
          type="warning"
          showIcon
          title={t('health.ledger.unreachable')}
          action={<Button onClick={() => void books.refetch()}>{t('status.retry')}</Button>}
        />
      ) : (
        <Loading label={t('app.loading')} />
      )}
    </section>
  );
}

function shown(books: Reconciliation | undefined) {
  return books ? stateOf(books.verdict) : undefined;
}

interface BooksProps {
  readonly books: Reconciliation;
  readonly stale: boolean;
  readonly format: Formats;
}

function Books({ books, stale, format }: BooksProps) {
  const { t } = useTranslation();
  const { verdict, partitions } = books;
  return (
    <>
      {stale && <Alert type="warning" showIcon title={t('health.ledger.unreachable')} />}
      <p className="ledger-verdict" role="status">
        {t(`health.ledger.verdicts.${verdict}`)}
      </p>
      <p className="muted">{t(`health.ledger.meaning.${verdict}`)}</p>
      {books.ledger ? (
        <Equation ledger={books.ledger} format={format} />
      ) : (
        <p className="muted">{t('health.ledger.nothing')}</p>
      )}
      <div className="ledger-foot">
        <p className="muted">
          {t('health.ledger.partitions', {
            balanced: format.integer(partitions.balanced),
            checked: format.integer(partitions.checked),
          })}
          {' · '}
          {books.lastCheck
            ? t('health.ledger.lastCheck', { time: format.time(books.lastCheck) })
            : t('health.ledger.neverChecked')}
          {' · '}
          {books.deep.finishedAt
            ? t('health.ledger.lastDeep', { time: format.dateTime(books.deep.finishedAt) })
            : t('health.ledger.neverDeep')}
        </p>
        <DeepCheck deep={books.deep} />
      </div>
    </>
  );
}

function Equation({ ledger, format }: { readonly ledger: Ledger; readonly format: Formats }) {
  const { t } = useTranslation();
  const right = [
    ['counted', ledger.counted],
    ['duplicates', ledger.duplicates],
    ['deadLettered', ledger.deadLettered],
    ...(ledger.removed > 0 ? ([['removed', ledger.removed]] as const) : []),
  ] as const;
  return (
    <>
      <dl className="equation" aria-label={t('health.ledger.equation')}>
        <div>
          <dt>{t('health.ledger.received')}</dt>
          <dd>{format.integer(ledger.received)}</dd>
        </div>
        {right.map(([name, value], index) => (
          <div key={name} data-sign={index > 0 ? '+' : isEven(ledger) ? '=' : '≠'}>
            <dt>{t(`health.ledger.${name}`)}</dt>
            <dd>{format.integer(value)}</dd>
          </div>
        ))}
      </dl>
      {!isEven(ledger) && (
        <p className="muted">
          {t(ledger.difference < 0 ? 'health.ledger.ahead' : 'health.ledger.short', {
            difference: format.integer(Math.abs(ledger.difference)),
          })}
        </p>
      )}
    </>
  );
}

function DeepCheck({ deep }: { readonly deep: Reconciliation['deep'] }) {
  const { t } = useTranslation();
  const { api, tenant, me } = useSession();
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: () => api.post<Reconciliation>(PATH, {}),
    onSuccess: (books) => queries.setQueryData(['health', 'reconciliation', tenant.id], books),
  });
  const problem = start.error;
  return (
    <>
      <span className="ledger-progress" role="status">
        {deep.running && t('health.ledger.running', { percent: percentOf(deep) })}
      </span>
      {may(me.permissions, 'health:check') && (
        <Button disabled={deep.running} loading={start.isPending} onClick={() => start.mutate()}>
          {t('health.ledger.checkAll')}
        </Button>
      )}
      {problem && (
        <Alert
          type="warning"
          showIcon
          title={
            problem instanceof ApiProblem && problem.status === 429
              ? t('health.ledger.tooSoon')
              : t('health.ledger.notStarted')
          }
        />
      )}
    </>
  );
}
