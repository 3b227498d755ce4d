import { LogoutOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet } from 'react-router';
import { ApiClient } from '../../api/client';
import { may } from '../../api/permissions';
import { ApiProblem } from '../../api/problem';
import { findPlatform } from '../../api/publicApi';
import type { PublicTenant } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { Loading } from '../../shell/Loading';
import { Brand } from '../../shell/Logo';
import { ProblemPage, StatusPage } from '../../shell/StatusPage';
import { LanguageSwitch, ThemeSwitch } from '../../shell/Switches';
import { RealmSignIn } from '../signin/keycloak';
import { OperatorContext, type OperatorSession } from './operator';
import './tenants.css';

/** Everything that operators see: signed in at their own realm, which is no organization. */
export default function Platform() {
  const { t } = useTranslation();
  const platform = useQuery({
    queryKey: ['platform'],
    queryFn: ({ signal }) => findPlatform(signal),
    staleTime: Infinity,
  });
  const realm = useMemo<PublicTenant | undefined>(
    () => platform.data && { id: 'platform', locale: 'zh-CN', timeZone: 'UTC', ...platform.data },
    [platform.data],
  );
  if (realm) return <SignedIn realm={realm} />;
  if (!platform.error) return <Loading full label={t('app.loading')} />;
  if (platform.error instanceof ApiProblem && platform.error.kind === 'not-found') {
    return <StatusPage kind="not-found" title={t('tenants.platform')} text={t('tenants.absent')} start />;
  }
  return <ProblemPage problem={platform.error} retry={() => void platform.refetch()} start />;
}

function SignedIn({ realm }: { readonly realm: PublicTenant }) {
  const { t } = useTranslation();
  const [expired, setExpired] = useState(false);
  const signIn = useMemo(() => new RealmSignIn(realm, currentLanguage(), () => setExpired(true)), [realm]);
  const api = useMemo(() => new ApiClient((input, init) => fetch(input, init), signIn), [signIn]);
  const me = useQuery({
    queryKey: ['platform', 'me'],
    queryFn: async ({ signal }) => {
      await signIn.start();
      return api.get<OperatorSession['me']>('/platform/me', {}, signal);
    },
    staleTime: Infinity,
    retry: false,
  });
  const session = useMemo<OperatorSession | undefined>(
    () => me.data && { me: me.data, api, signOut: () => void signIn.signOut() },
    [me.data, api, signIn],
  );
  if (expired) {
    return (
      <StatusPage
        kind="expired"
        title={t('status.expiredTitle')}
        text={t('status.expired')}
        action={{ label: t('status.signIn'), run: () => void signIn.again() }}
        start
      />
    );
  }
  if (me.error) return <ProblemPage problem={me.error} retry={() => window.location.reload()} start />;
  if (!session) return <Loading full label={t('tenants.opening')} />;
  if (!['tenants:read', 'audit:read'].some((permission) => may(session.me.permissions, permission))) {
    return <StatusPage kind="forbidden" title={t('status.forbiddenTitle')} text={t('tenants.forbidden')} start />;
  }
  return (
    <OperatorContext value={session}>
      <Frame session={session} />
    </OperatorContext>
  );
}

function Frame({ session }: { readonly session: OperatorSession }) {
  const { t } = useTranslation();
  return (
    <div className="platform">
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <header className="platform-header">
        <Link to="/platform" className="platform-brand">
          <Brand />
          <span className="muted">{t('tenants.platform')}</span>
        </Link>
        <div className="shell-tools">
          <span className="platform-who muted">{session.me.name}</span>
          <LanguageSwitch />
          <ThemeSwitch />
          <Button
            type="text"
            icon={<LogoutOutlined aria-hidden="true" />}
            aria-label={t('account.signOut')}
            onClick={session.signOut}
          />
        </div>
      </header>
      <main id="content" className="platform-content" tabIndex={-1}>
        <Suspense fallback={<Loading label={t('app.loading')} />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
