import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { FailureNote } from '../dead-letters/FailureNote';
import { saveFile } from './saveFile';
import { useOperator } from './operator';
import type { Erasure } from './types';
import { WideTable } from './WideTable';

const REFRESH_MILLIS = 5_000;

/** Tenants that are gone, each with its proof; nothing while there are none. */
export function Erasures() {
  const { t } = useTranslation();
  const { api } = useOperator();
  const language = useLanguage();
  const format = useFormats();
  const erasures = useQuery({
    queryKey: ['erasures'],
    queryFn: ({ signal }) => api.get<{ readonly erasures: readonly Erasure[] }>('/platform/erasures', {}, signal),
    refetchInterval: REFRESH_MILLIS,
    retry: false,
  });
  const download = useMutation({
    mutationFn: async (tenant: string) => {
      const proof = await api.get<unknown>(`/platform/tenants/${encodeURIComponent(tenant)}/proof`);
      saveFile(`erasure-proof-${tenant}.json`, JSON.stringify(proof, null, 2));
    },
  });
  if (erasures.error) return <FailureNote problem={erasures.error} />;
  if (!erasures.data || erasures.data.erasures.length === 0) return null;
  const columns: TableColumnsType<Erasure> = [
    { title: t('tenants.columns.id'), dataIndex: 'tenant' },
    { title: t('tenants.columns.name'), dataIndex: 'name', render: (_, erasure) => localized(erasure.name, language) },
    { title: t('tenants.erasures.requestedBy'), dataIndex: 'requestedBy', responsive: ['md'] },
    {
      title: t('tenants.erasures.finished'),
      dataIndex: 'finishedAt',
      render: (at?: string) => (at === undefined ? t('tenants.states.erasing') : format.dateTime(at)),
    },
    {
      title: t('tenants.erasures.recordsExpire'),
      dataIndex: 'recordsExpireAt',
      responsive: ['md'],
      render: (at?: string) => (at === undefined ? '–' : format.dateTime(at)),
    },
    {
      title: t('tenants.erasures.auditUntil'),
      dataIndex: 'auditUntil',
      responsive: ['md'],
      render: (at?: string) => (at === undefined ? '–' : format.dateTime(at)),
    },
    {
      title: t('tenants.erasures.proof'),
      key: 'proof',
      render: (_, erasure) =>
        erasure.finishedAt !== undefined && (
          <Button
            icon={<DownloadOutlined aria-hidden="true" />}
            aria-label={t('tenants.erasures.download', { id: erasure.tenant })}
            onClick={() => download.mutate(erasure.tenant)}
          />
        ),
    },
  ];
  return (
    <section className="panel" aria-labelledby="tenants-erased">
      <h2 id="tenants-erased">{t('tenants.erasures.title')}</h2>
      {download.error && <FailureNote problem={download.error} />}
      <WideTable labelledBy="tenants-erased">
        <Table<Erasure>
          rowKey="id"
          size="middle"
          columns={columns}
          dataSource={[...erasures.data.erasures]}
          pagination={false}
        />
      </WideTable>
    </section>
  );
}
