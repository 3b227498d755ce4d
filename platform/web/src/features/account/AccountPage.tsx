import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { Loading } from '../../shell/Loading';
import { PageTitle } from '../../shell/PageTitle';
import { FailureNote } from '../dead-letters/FailureNote';
import { useSession } from '../signin/session';
import './account.css';
import { AccountTabs } from './AccountTabs';
import { EverywhereDialog } from './EverywhereDialog';
import { SessionList } from './SessionList';
import type { AccountSession, OwnSessions } from './types';
import { useDevice } from './useDevice';

/** Where somebody is signed in, and how to end it. */
export default function AccountPage() {
  const { t } = useTranslation();
  const { api, tenant, me } = useSession();
  const { message } = App.useApp();
  const [leaving, setLeaving] = useState(false);
  const sessions = useQuery({
    queryKey: ['own-sessions', tenant.id],
    queryFn: ({ signal }) => api.get<OwnSessions>('/me/sessions', {}, signal),
    retry: false,
  });
  const end = useMutation({
    mutationFn: (id: string) => api.delete(`/me/sessions/${encodeURIComponent(id)}`),
    onSuccess: () => void message.success(t('own.sessions.ended')),
    onSettled: () => sessions.refetch(),
  });
  return (
    <>
      <AccountTabs />
      <PageTitle title={t('own.account.title')} lead={t('own.account.lead', { name: me.name })} />
      <div className="stack account-page">
        <section className="panel" aria-labelledby="own-sessions">
          <div className="panel-head">
            <h2 id="own-sessions">{t('own.sessions.title')}</h2>
            <Button danger onClick={() => setLeaving(true)}>
              {t('own.sessions.everywhere')}
            </Button>
          </div>
          <p className="panel-note">{t('own.sessions.note')}</p>
          {end.error && <FailureNote problem={end.error} />}
          {sessions.error && <FailureNote problem={sessions.error} retry={() => void sessions.refetch()} />}
          {sessions.isPending && <Loading label={t('app.loading')} />}
          {sessions.data && (
            <SessionList
              sessions={sessions.data.sessions}
              action={(session) => (
                <EndButton
                  session={session}
                  busy={end.isPending && end.variables === session.id}
                  end={(id) => end.mutate(id)}
                />
              )}
            />
          )}
        </section>
      </div>
      {leaving && <EverywhereDialog close={() => setLeaving(false)} />}
    </>
  );
}

interface EndButtonProps {
  readonly session: AccountSession;
  readonly busy: boolean;
  readonly end: (id: string) => void;
}

/** The session of this page ends as it does in the menu. */
function EndButton({ session, busy, end }: EndButtonProps) {
  const { t } = useTranslation();
  const { signOut } = useSession();
  const format = useFormats();
  const device = useDevice();
  const { id } = session;
  if (session.current) return <Button onClick={signOut}>{t('account.signOut')}</Button>;
  return (
    <Button
      loading={busy}
      disabled={id === undefined}
      onClick={() => id !== undefined && end(id)}
      aria-label={t('own.sessions.endNamed', { device: device(session), started: format.dateTime(session.startedAt) })}
    >
      {t('own.sessions.end')}
    </Button>
  );
}
