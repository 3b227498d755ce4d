import { useQuery } from '@tanstack/react-query';
import { Alert, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../format/format';
import { Loading } from '../../shell/Loading';
import { FailureNote } from '../dead-letters/FailureNote';
import { useAuditLog } from './auditLog';
import { OutcomeTag } from './OutcomeTag';
import type { RecordDetail } from './types';
import { useActionName } from './useActionName';

interface RecordDrawerProps {
  readonly sequence: number | undefined;
  readonly close: () => void;
  readonly format: Formats;
}

/** One record with every field, and whether it is what it was. */
export function RecordDrawer({ sequence, close, format }: RecordDrawerProps) {
  const { t } = useTranslation();
  const { api, name, path } = useAuditLog();
  const detail = useQuery({
    queryKey: ['audit', name, 'record', sequence],
    queryFn: ({ signal }) => api.get<RecordDetail>(`${path}/${sequence}`, {}, signal),
    enabled: sequence !== undefined,
    retry: false,
  });
  return (
    <Drawer
      open={sequence !== undefined}
      onClose={close}
      size={640}
      title={t('audit.record', { sequence: sequence ?? '' })}
      closable={{ 'aria-label': t('audit.close'), placement: 'end' }}
      destroyOnHidden
    >
      {detail.error && <FailureNote problem={detail.error} retry={() => void detail.refetch()} />}
      {!detail.data && !detail.error && <Loading label={t('app.loading')} />}
      {detail.data && <Content detail={detail.data} format={format} />}
    </Drawer>
  );
}

function Content({ detail, format }: { readonly detail: RecordDetail; readonly format: Formats }) {
  const { t } = useTranslation();
  const actionName = useActionName();
  const { record, trueHash, linked } = detail;
  const sound = trueHash && linked !== false;
  const fields: readonly (readonly [string, string | undefined])[] = [
    [t('audit.fields.at'), format.dateTime(record.at)],
    [t('audit.fields.recordedAt'), format.dateTime(record.recordedAt)],
    [t('audit.fields.actor'), `${record.actorName} (${t(`audit.kinds.${record.actorKind}`)})`],
    [t('audit.fields.actorId'), record.actorId],
    [t('audit.fields.onBehalfOf'), record.onBehalfOf],
    [t('audit.fields.object'), `${record.objectKind} / ${record.objectId}`],
    [t('audit.fields.address'), record.address],
    [t('audit.fields.userAgent'), record.userAgent],
    [t('audit.fields.requestId'), record.requestId],
    ...Object.entries(record.details).map(
      ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const,
    ),
    [t('audit.fields.beforeDigest'), record.beforeDigest],
    [t('audit.fields.afterDigest'), record.afterDigest],
    [t('audit.fields.sourceId'), record.sourceId],
    [t('audit.fields.previousHash'), record.previousHash],
    [t('audit.fields.hash'), record.hash],
  ];
  return (
    // Longer than the drawer: what scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="stack" role="region" aria-label={t('audit.record', { sequence: record.sequence })} tabIndex={0}>
      <p>
        <strong>{actionName(record.action)}</strong> <code>{record.action}</code>{' '}
        <OutcomeTag outcome={record.outcome} />
      </p>
      <Alert
        type={sound ? 'success' : 'error'}
        showIcon
        title={t(sound ? 'audit.recordSound' : trueHash ? 'audit.recordUnlinked' : 'audit.recordChanged')}
      />
      <dl className="audit-fields">
        {fields
          .filter(([, value]) => value !== undefined)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
