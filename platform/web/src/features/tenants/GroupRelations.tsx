import { useQuery } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { FailureNote } from '../dead-letters/FailureNote';
import type { PlatformRelation } from '../groups/types';
import { useOperator } from './operator';
import { WideTable } from './WideTable';

/** Who is grouped with whom; nothing while nobody is. What was consented to is between the two. */
export function GroupRelations() {
  const { t } = useTranslation();
  const { api } = useOperator();
  const format = useFormats();
  const groups = useQuery({
    queryKey: ['groups-operated'],
    queryFn: ({ signal }) =>
      api.get<{ readonly relations: readonly PlatformRelation[] }>('/platform/groups', {}, signal),
    retry: false,
  });
  if (groups.error) return <FailureNote problem={groups.error} />;
  if (!groups.data || groups.data.relations.length === 0) return null;
  const time = (at?: string) => (at === undefined ? '–' : format.dateTime(at));
  const columns: TableColumnsType<PlatformRelation> = [
    { title: t('groups.columns.parent'), dataIndex: 'parent' },
    { title: t('groups.columns.subsidiary'), dataIndex: 'subsidiary' },
    {
      title: t('groups.columns.state'),
      key: 'state',
      render: (_, { state, cause }) =>
        cause === undefined ? t(`groups.states.${state}`) : t(`groups.causes.${cause}`),
    },
    { title: t('groups.columns.invited'), dataIndex: 'invitedAt', responsive: ['md'], render: time },
    { title: t('groups.columns.since'), dataIndex: 'consentedAt', render: time },
    { title: t('groups.columns.ended'), dataIndex: 'endedAt', responsive: ['md'], render: time },
  ];
  return (
    <section className="panel" aria-labelledby="tenants-groups">
      <h2 id="tenants-groups">{t('groups.platform.title')}</h2>
      <p className="muted">{t('groups.platform.note')}</p>
      <WideTable labelledBy="tenants-groups">
        <Table<PlatformRelation>
          rowKey="id"
          size="middle"
          columns={columns}
          dataSource={[...groups.data.relations]}
          pagination={false}
        />
      </WideTable>
    </section>
  );
}
