import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { Loading } from '../../shell/Loading';
import { PageTitle } from '../../shell/PageTitle';
import { ProblemPage } from '../../shell/StatusPage';
import { CreateTenant } from './CreateTenant';
import { Erasures } from './Erasures';
import { GroupRelations } from './GroupRelations';
import { useOperator } from './operator';
import { TenantStateTag } from './TenantStateTag';
import { isUnsettled, type Tenant } from './types';

const BUSY_MILLIS = 700;
const CALM_MILLIS = 10_000;

export default function TenantsPage() {
  const { t } = useTranslation();
  const { api } = useOperator();
  const [creating, setCreating] = useState(false);
  const tenants = useQuery({
    queryKey: ['tenants-operated'],
    queryFn: ({ signal }) => api.get<{ readonly tenants: readonly Tenant[] }>('/platform/tenants', {}, signal),
    refetchInterval: (query) => (query.state.data?.tenants.some(isUnsettled) ? BUSY_MILLIS : CALM_MILLIS),
    retry: false,
  });
  if (!tenants.data) {
    return tenants.error ? (
      <ProblemPage problem={tenants.error} retry={() => void tenants.refetch()} />
    ) : (
      <>
        <PageTitle title={t('tenants.title')} lead={t('tenants.lead')} />
        <Loading label={t('app.loading')} />
      </>
    );
  }
  return (
    <>
      <PageTitle title={t('tenants.title')} lead={t('tenants.lead')} />
      <section className="panel" aria-labelledby="tenants-all">
        <div className="panel-head">
          <h2 id="tenants-all">{t('tenants.all')}</h2>
          <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setCreating(true)}>
            {t('tenants.create')}
          </Button>
        </div>
        {tenants.data.tenants.length === 0 ? (
          <Empty description={t('tenants.empty')} />
        ) : (
          <TenantTable tenants={tenants.data.tenants} />
        )}
      </section>
      <GroupRelations />
      <Erasures />
      {creating && (
        <CreateTenant
          close={() => {
            setCreating(false);
            void tenants.refetch();
          }}
        />
      )}
    </>
  );
}

function TenantTable({ tenants }: { readonly tenants: readonly Tenant[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormats();
  const columns: TableColumnsType<Tenant> = [
    {
      title: t('tenants.columns.id'),
      dataIndex: 'id',
      render: (id: string) => (
        <Link to={`/platform/tenants/${id}`} aria-label={t('tenants.open', { id })}>
          {id}
        </Link>
      ),
    },
    {
      title: t('tenants.columns.state'),
      dataIndex: 'state',
      render: (_, tenant) => <TenantStateTag state={tenant.state} />,
    },
    {
      title: t('tenants.columns.name'),
      dataIndex: 'name',
      render: (_, tenant) => localized(tenant.name, language),
    },
    { title: t('tenants.columns.zone'), dataIndex: 'timeZone', responsive: ['md'] },
    {
      title: t('tenants.columns.slot'),
      dataIndex: 'readerSlot',
      responsive: ['md'],
      render: (slot?: number) => slot ?? '–',
    },
    {
      title: t('tenants.columns.created'),
      dataIndex: 'createdAt',
      responsive: ['md'],
      render: (at: string) => format.dateTime(at),
    },
  ];
  return (
    <div className="tenant-table">
      <Table<Tenant> rowKey="id" size="middle" columns={columns} dataSource={[...tenants]} pagination={false} />
    </div>
  );
}
