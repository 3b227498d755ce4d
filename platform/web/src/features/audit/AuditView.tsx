import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { PageTitle } from '../../shell/PageTitle';
import { FailureNote } from '../dead-letters/FailureNote';
import { may } from '../../api/permissions';
import './audit.css';
import { AuditFilters } from './AuditFilters';
import { useAuditLog } from './auditLog';
import { ChainCard } from './ChainCard';
import { ExportButtons } from './ExportButtons';
import { query } from './query';
import { RecordDrawer } from './RecordDrawer';
import { RecordTable } from './RecordTable';
import { EVERYTHING, type RecordPage } from './types';

const PAGE = 50;

/** An audit log, for auditors: find records, see one whole, prove the chain, take it along. */
export function AuditView({ title, lead }: { readonly title: string; readonly lead: string }) {
  const { t } = useTranslation();
  const { api, name, path, permissions, timeZone } = useAuditLog();
  const format = useFormats(timeZone);
  const mayExport = may(permissions, 'audit:export');
  const mayVerify = may(permissions, 'audit:verify');
  const [filter, setFilter] = useState(EVERYTHING);
  const [shown, setShown] = useState<number>();
  const records = useInfiniteQuery({
    queryKey: ['audit', name, 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      api.get<RecordPage>(path, { ...query(filter), after: pageParam, limit: PAGE }, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next,
    retry: false,
  });
  return (
    <>
      <PageTitle title={title} lead={lead} />
      <div className="stack">
        {mayVerify && <ChainCard format={format} />}
        <section className="panel" aria-labelledby="audit-records">
          <div className="panel-head">
            <h2 id="audit-records">{t('audit.records')}</h2>
            {mayExport && <ExportButtons filter={filter} />}
          </div>
          <AuditFilters
            filter={filter}
            search={(wanted) => {
              setFilter(wanted);
              void records.refetch();
            }}
          />
          {records.error ? (
            <FailureNote problem={records.error} retry={() => void records.refetch()} />
          ) : (
            <RecordTable
              records={records.data?.pages.flatMap((page) => page.records) ?? []}
              loading={records.isLoading}
              open={setShown}
              format={format}
            />
          )}
          {records.hasNextPage && (
            <Button
              className="audit-more"
              loading={records.isFetchingNextPage}
              onClick={() => void records.fetchNextPage()}
            >
              {t('audit.more')}
            </Button>
          )}
        </section>
      </div>
      <RecordDrawer sequence={shown} close={() => setShown(undefined)} format={format} />
    </>
  );
}
