import { Empty, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import type { AccountSession } from './types';
import { useDevice } from './useDevice';

interface SessionListProps {
  readonly sessions: readonly AccountSession[];
  readonly action?: (session: AccountSession) => ReactNode;
}

/** Sessions as rows of what, where and when. */
export function SessionList({ sessions, action }: SessionListProps) {
  const { t } = useTranslation();
  const format = useFormats();
  const device = useDevice();
  if (sessions.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('own.sessions.empty')} />;
  return (
    <ul className="session-list">
      {sessions.map((session) => (
        <li key={session.id ?? session.startedAt} className="session-row">
          <div className="session-what">
            <strong>{device(session)}</strong> {session.current && <Tag>{t('own.sessions.current')}</Tag>}
            <span className="muted">{session.address ?? t('own.sessions.noAddress')}</span>
          </div>
          <dl className="session-when">
            <div>
              <dt>{t('own.sessions.started')}</dt>
              <dd>{format.dateTime(session.startedAt)}</dd>
            </div>
            <div>
              <dt>{t('own.sessions.lastSeen')}</dt>
              <dd>{format.dateTime(session.lastSeenAt)}</dd>
            </div>
          </dl>
          {action?.(session)}
        </li>
      ))}
    </ul>
  );
}
