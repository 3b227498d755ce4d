import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Empty, Input, Select } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { Loading } from '../../shell/Loading';
import { PageTitle } from '../../shell/PageTitle';
import { ProblemPage } from '../../shell/StatusPage';
import { useMay, useSession } from '../signin/session';
import './dead-letters.css';
import { DiscardDialog } from './DiscardDialog';
import { FailureNote } from './FailureNote';
import { LetterDrawer } from './LetterDrawer';
import { LetterTable } from './LetterTable';
import { MendDialog } from './MendDialog';
import { SummaryTiles } from './SummaryTiles';
import { type LetterPage, type LetterState, type Match, STATES, type Summary } from './types';
import { useReason } from './useReason';

const REFRESH_MILLIS = 10_000;
const PAGE = 50;

interface Filter {
  readonly state: LetterState | undefined;
  readonly reason: string | undefined;
  readonly type: string | undefined;
  readonly source: string | undefined;
  readonly text: string;
}

interface Task {
  readonly kind: 'mend' | 'discard';
  readonly match: Match;
  readonly reason: string | undefined;
  readonly what: string;
}

export default function DeadLettersPage() {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const format = useFormats(tenant.timeZone);
  const queries = useQueryClient();
  const reasonOf = useReason();
  const mayReplay = useMay('dead-letters:replay');
  const [filter, setFilter] = useState<Filter>({
    state: 'open',
    reason: undefined,
    type: undefined,
    source: undefined,
    text: '',
  });
  const [selected, setSelected] = useState<readonly number[]>([]);
  const [shown, setShown] = useState<number>();
  const [task, setTask] = useState<Task>();
  const summary = useQuery({
    queryKey: ['dead-letters', tenant.id, 'summary'],
    queryFn: ({ signal }) => api.get<Summary>('/dead-letters/summary', {}, signal),
    refetchInterval: REFRESH_MILLIS,
    retry: false,
  });
  const letters = useInfiniteQuery({
    queryKey: ['dead-letters', tenant.id, 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      api.get<LetterPage>(
        '/dead-letters',
        {
          state: filter.state,
          reason: filter.reason,
          type: filter.type,
          source: filter.source,
          q: filter.text === '' ? undefined : filter.text,
          after: pageParam,
          limit: PAGE,
        },
        signal,
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next,
    retry: false,
  });
  const changed = useCallback(() => {
    setSelected([]);
    void queries.invalidateQueries({ queryKey: ['dead-letters', tenant.id] });
  }, [queries, tenant.id]);

  if (!summary.data) {
    return summary.error ? (
      <ProblemPage problem={summary.error} retry={() => void summary.refetch()} />
    ) : (
      <>
        <PageTitle title={t('deadLetters.title')} lead={t('deadLetters.lead')} />
        <Loading label={t('app.loading')} />
      </>
    );
  }

  const lines = letters.data?.pages.flatMap((page) => page.letters) ?? [];
  const narrow = (change: Partial<Filter>) => {
    setFilter({ ...filter, ...change });
    setSelected([]);
  };
  const byFilter: Match = {
    ...(filter.reason !== undefined && { reasons: [filter.reason] }),
    ...(filter.type !== undefined && { types: [filter.type] }),
    ...(filter.source !== undefined && { sources: [filter.source] }),
  };
  const nothingEver = Object.values(summary.data.states).every((count) => count === 0);
  const begin = (kind: Task['kind']) => {
    const chosen = selected.length > 0;
    const reasons = new Set(
      chosen ? lines.filter((line) => selected.includes(line.id)).map((line) => line.reason) : [filter.reason],
    );
    setTask({
      kind,
      match: chosen ? { ids: selected } : byFilter,
      reason: reasons.size === 1 ? [...reasons][0] : undefined,
      what: chosen
        ? t('deadLetters.chosen', { count: selected.length })
        : t('deadLetters.allMatching', {
            filter: [filter.reason && reasonOf(filter.reason).name, filter.type, filter.source]
              .filter((part) => part !== undefined)
              .join(', '),
          }),
    });
  };
  const canAct =
    mayReplay &&
    (filter.state ?? 'open') === 'open' &&
    (selected.length > 0 || (Object.keys(byFilter).length > 0 && filter.text === '' && lines.length > 0));
  return (
    <>
      <PageTitle title={t('deadLetters.title')} lead={t('deadLetters.lead')} />
      <div className="stack">
        {summary.data.states.open === 0 && (
          <section className="panel" role="status">
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={
                <>
                  <strong>{t('deadLetters.emptyTitle')}</strong>
                  <br />
                  {t(nothingEver ? 'deadLetters.emptyEver' : 'deadLetters.emptyNow')}
                </>
              }
            />
          </section>
        )}
        <SummaryTiles
          summary={summary.data}
          chosen={filter.reason}
          choose={(reason) => narrow({ reason, state: 'open' })}
          format={format}
        />
        {!nothingEver && (
          <section className="panel" aria-labelledby="letters-heading">
            <div className="panel-head">
              <h2 id="letters-heading">{t('deadLetters.listTitle')}</h2>
              {mayReplay && (
                <div className="letter-actions">
                  <Button disabled={!canAct} onClick={() => begin('discard')}>
                    {t('deadLetters.discard')}
                  </Button>
                  <Button type="primary" disabled={!canAct} onClick={() => begin('mend')}>
                    {t('deadLetters.mend')}
                  </Button>
                </div>
              )}
            </div>
            {mayReplay && <p className="muted">{t('deadLetters.chooseHint')}</p>}
            <div className="letter-filters">
              <Select
                aria-label={t('deadLetters.columns.state')}
                value={filter.state ?? ''}
                options={[
                  { value: '', label: t('deadLetters.anyState') },
                  ...STATES.map((state) => ({
                    value: state,
                    label: `${t(`deadLetters.states.${state}`)} (${format.integer(summary.data.states[state])})`,
                  })),
                ]}
                onChange={(chosen: string) => narrow({ state: STATES.find((state) => state === chosen) })}
              />
              <Select
                aria-label={t('deadLetters.columns.type')}
                value={filter.type ?? ''}
                options={[
                  { value: '', label: t('deadLetters.anyType') },
                  ...summary.data.types.map((type) => ({ value: type.value, label: type.value })),
                ]}
                onChange={(type) => narrow({ type: type === '' ? undefined : type })}
              />
              <Select
                aria-label={t('deadLetters.columns.source')}
                value={filter.source ?? ''}
                options={[
                  { value: '', label: t('deadLetters.anySource') },
                  ...summary.data.sources.map((source) => ({ value: source.value, label: source.value })),
                ]}
                onChange={(source) => narrow({ source: source === '' ? undefined : source })}
              />
              <Input.Search
                aria-label={t('deadLetters.search')}
                placeholder={t('deadLetters.search')}
                allowClear
                maxLength={200}
                onSearch={(text) => narrow({ text: text.trim() })}
              />
            </div>
            {letters.error ? (
              <FailureNote problem={letters.error} retry={() => void letters.refetch()} />
            ) : (
              <LetterTable
                letters={lines}
                loading={letters.isLoading}
                open={setShown}
                selected={selected}
                select={mayReplay ? setSelected : undefined}
                format={format}
              />
            )}
            {letters.hasNextPage && (
              <Button
                className="letter-more"
                loading={letters.isFetchingNextPage}
                onClick={() => void letters.fetchNextPage()}
              >
                {t('deadLetters.more')}
              </Button>
            )}
          </section>
        )}
      </div>
      <LetterDrawer
        id={shown}
        open={setShown}
        close={() => setShown(undefined)}
        mayReplay={mayReplay}
        format={format}
        mend={(id, reason) =>
          setTask({ kind: 'mend', match: { ids: [id] }, reason, what: t('deadLetters.letter', { id }) })
        }
        discard={(id) =>
          setTask({ kind: 'discard', match: { ids: [id] }, reason: undefined, what: t('deadLetters.letter', { id }) })
        }
      />
      {task?.kind === 'mend' && (
        <MendDialog {...task} close={() => setTask(undefined)} changed={changed} format={format} />
      )}
      {task?.kind === 'discard' && (
        <DiscardDialog
          match={task.match}
          what={task.what}
          close={() => setTask(undefined)}
          done={() => {
            setTask(undefined);
            changed();
          }}
        />
      )}
    </>
  );
}
