import { DeleteOutlined, DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { FailureNote } from '../dead-letters/FailureNote';
import { useOperator } from './operator';
import { saveBlob } from './saveBlob';
import { isExportable, type Tenant, type TenantExport } from './types';

const BUSY_MILLIS = 700;
const CALM_MILLIS = 10_000;
/** What a browser holds without harm; more is the command line's. */
const LARGEST_DOWNLOAD = 1 << 30;
const MEGABYTE = 1 << 20;

/** The archives of one tenant: made, watched, fetched and removed. */
export function Exports({ tenant }: { readonly tenant: Tenant }) {
  const { t, i18n } = useTranslation();
  const { api } = useOperator();
  const format = useFormats();
  const path = `/platform/tenants/${encodeURIComponent(tenant.id)}/exports`;
  const exports = useQuery({
    queryKey: ['tenant-exports', tenant.id],
    queryFn: ({ signal }) => api.get<{ readonly exports: readonly TenantExport[] }>(path, {}, signal),
    refetchInterval: (query) =>
      query.state.data?.exports.some((one) => one.state === 'running') ? BUSY_MILLIS : CALM_MILLIS,
    retry: false,
  });
  const refresh = () => void exports.refetch();
  const start = useMutation({ mutationFn: () => api.post<TenantExport>(path, {}), onSettled: refresh });
  const remove = useMutation({
    mutationFn: (id: string) => api.post<TenantExport>(`${path}/${id}/remove`, {}),
    onSettled: refresh,
  });
  const download = useMutation({
    mutationFn: async (one: TenantExport) =>
      saveBlob(`${one.tenant}-${one.id}.tar`, await api.download(`${path}/${one.id}/archive`)),
  });
  const shown = (exports.data?.exports ?? []).filter((one) => one.state !== 'removed');
  const failure = exports.error ?? start.error ?? remove.error ?? download.error;
  const size = (bytes: number) =>
    `${new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(bytes / MEGABYTE)} MiB`;
  const stage = (one: TenantExport) => {
    switch (one.stage) {
      case 'facts':
        return t('tenants.exports.stages.facts', { done: one.rowsDone, total: one.rowsTotal ?? 0 });
      case 'cut':
      case 'rows':
      case 'realm':
        return t(`tenants.exports.stages.${one.stage}`);
      case 'finished':
        return t(one.complete === true ? 'tenants.exports.complete' : 'tenants.exports.partial');
      case 'failed':
      case 'removed':
        return '';
    }
  };
  const columns: TableColumnsType<TenantExport> = [
    {
      title: t('tenants.exports.requested'),
      dataIndex: 'requestedAt',
      render: (at: string, one) => (
        <>
          {format.dateTime(at)}
          <div className="muted">{one.requestedBy}</div>
        </>
      ),
    },
    {
      title: t('tenants.exports.state'),
      dataIndex: 'state',
      render: (_, one) => (
        <span data-export-state={one.state}>
          {t(`tenants.exports.states.${one.state}`)}
          <div className="muted">{one.failure ?? stage(one)}</div>
        </span>
      ),
    },
    {
      title: t('tenants.exports.size'),
      dataIndex: 'bytes',
      render: (bytes?: number) => (bytes === undefined ? '–' : size(bytes)),
    },
    {
      title: t('tenants.exports.checksum'),
      dataIndex: 'sha256',
      responsive: ['lg'],
      render: (sum?: string) => (sum === undefined ? '–' : <code className="tenant-checksum">{sum}</code>),
    },
    {
      title: t('tenants.exports.until'),
      dataIndex: 'expiresAt',
      responsive: ['md'],
      render: (at?: string) => (at === undefined ? '–' : format.dateTime(at)),
    },
    {
      title: t('tenants.exports.actions'),
      key: 'actions',
      render: (_, one) => {
        const at = format.dateTime(one.requestedAt);
        return (
          <div className="tenant-actions">
            {one.state === 'finished' && (one.bytes ?? 0) <= LARGEST_DOWNLOAD && (
              <Button
                icon={<DownloadOutlined aria-hidden="true" />}
                aria-label={t('tenants.exports.download', { at })}
                loading={download.isPending && download.variables.id === one.id}
                onClick={() => download.mutate(one)}
              />
            )}
            <Button
              icon={<DeleteOutlined aria-hidden="true" />}
              aria-label={t('tenants.exports.remove', { at })}
              loading={remove.isPending && remove.variables === one.id}
              onClick={() => remove.mutate(one.id)}
            />
          </div>
        );
      },
    },
  ];
  const large = shown.find((one) => one.state === 'finished' && (one.bytes ?? 0) > LARGEST_DOWNLOAD);
  return (
    <section className="panel" aria-labelledby="tenant-exports">
      <div className="panel-head">
        <h2 id="tenant-exports">{t('tenants.exports.title')}</h2>
        <Button
          disabled={!isExportable(tenant) || shown.some((one) => one.state === 'running')}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {t('tenants.exports.start')}
        </Button>
      </div>
      <div className="stack">
        <p className="muted">{t('tenants.exports.lead')}</p>
        {tenant.state === 'active' && <p className="muted">{t('tenants.exports.working')}</p>}
        {failure && <FailureNote problem={failure} />}
        {large && (
          <Alert type="info" showIcon title={t('tenants.exports.large', { tenant: tenant.id, id: large.id })} />
        )}
        {shown.length === 0 ? (
          <p>{t('tenants.exports.none')}</p>
        ) : (
          <div className="tenant-table" role="region" aria-live="polite" aria-labelledby="tenant-exports">
            <Table<TenantExport> rowKey="id" size="middle" columns={columns} dataSource={shown} pagination={false} />
          </div>
        )}
      </div>
    </section>
  );
}
