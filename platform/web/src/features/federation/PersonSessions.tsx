import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SessionList } from '../account/SessionList';
import '../account/account.css';
import type { PersonSessions as Found } from '../account/types';
import { FailureNote } from '../dead-letters/FailureNote';
import { useSession } from '../signin/session';

/** Where somebody is signed in, for an administrator who has to end it. */
export function PersonSessions() {
  const { t } = useTranslation();
  const { api } = useSession();
  const [user, setUser] = useState('');
  const path = (name: string) => `/accounts/${encodeURIComponent(name)}/sessions`;
  const find = useMutation({ mutationFn: (name: string) => api.get<Found>(path(name)) });
  const end = useMutation({ mutationFn: (name: string) => api.delete(path(name)), onSuccess: () => find.reset() });
  return (
    <section className="panel" aria-labelledby="person-sessions">
      <h2 id="person-sessions">{t('federation.sessions.title')}</h2>
      <p className="panel-note">{t('federation.sessions.note')}</p>
      <form
        className="source-search"
        onSubmit={(event) => {
          event.preventDefault();
          end.reset();
          find.mutate(user.trim());
        }}
      >
        <label className="source-label">
          {t('federation.sessions.user')}
          <Input value={user} onChange={(event) => setUser(event.target.value)} autoComplete="off" spellCheck={false} />
        </label>
        <Button htmlType="submit" loading={find.isPending} disabled={user.trim() === ''}>
          {t('federation.sessions.find')}
        </Button>
      </form>
      {find.error && <FailureNote problem={find.error} />}
      {end.error && <FailureNote problem={end.error} />}
      {end.isSuccess && <Alert type="success" showIcon role="status" title={t('federation.sessions.ended')} />}
      {find.data && (
        <>
          <div className="panel-head">
            <strong>{`${find.data.account.name} (${find.data.account.username})`}</strong>
            <Button
              danger
              loading={end.isPending}
              disabled={find.data.sessions.length === 0}
              onClick={() => end.mutate(find.data.account.username)}
            >
              {t('federation.sessions.endAll')}
            </Button>
          </div>
          <SessionList sessions={find.data.sessions} />
        </>
      )}
    </section>
  );
}
