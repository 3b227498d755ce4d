import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Activity } from '../../activity/activity';
import { ApiClient } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import type { Me, PublicTenant } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { Loading } from '../../shell/Loading';
import { ProblemPage, StatusPage } from '../../shell/StatusPage';
import { RealmSignIn } from './keycloak';
import { type Session, SessionContext } from './session';
import { tenantQuery } from './tenantQuery';

interface SessionProviderProps {
  readonly children: ReactNode;
  /** Asks for what the page will need, as soon as there is a token: the page itself waits to know who is there. */
  readonly ahead: (api: ApiClient, tenant: string) => void;
}

/** Signs in at the organization in the address, then shows what is inside. */
export function SessionProvider({ children, ahead }: SessionProviderProps) {
  const { t } = useTranslation();
  const { tenant: id = '' } = useParams();
  const tenant = useQuery(tenantQuery(id));

  if (tenant.data) {
    return (
      <SignedIn key={tenant.data.id} tenant={tenant.data} ahead={ahead}>
        {children}
      </SignedIn>
    );
  }
  if (!tenant.error) return <Loading full label={t('app.loading')} />;
  if (tenant.error instanceof ApiProblem && tenant.error.kind === 'not-found') {
    return (
      <StatusPage
        kind="unknown-organization"
        title={t('signin.unknownTitle')}
        text={t('signin.unknown', { tenant: id })}
        start
      />
    );
  }
  return <ProblemPage problem={tenant.error} retry={() => void tenant.refetch()} start />;
}

function SignedIn({ tenant, ahead, children }: SessionProviderProps & { readonly tenant: PublicTenant }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const organization = localized(tenant.name, language);
  const [expired, setExpired] = useState(false);
  const signIn = useMemo(() => new RealmSignIn(tenant, currentLanguage(), () => setExpired(true)), [tenant]);
  const api = useMemo(() => new ApiClient((input, init) => fetch(input, init), signIn), [signIn]);
  const me = useQuery({
    queryKey: ['me', tenant.id],
    queryFn: async ({ signal }) => {
      await signIn.start();
      ahead(api, tenant.id);
      return api.get<Me>('/me', {}, signal);
    },
    staleTime: Infinity,
    retry: false,
  });
  const activity = useMemo(
    () =>
      new Activity(
        api,
        () => crypto.randomUUID(),
        () => new Date(),
      ),
    [api],
  );
  const signOut = useCallback(() => {
    void activity.end().finally(() => void signIn.signOut());
  }, [activity, signIn]);

  const ready = me.data !== undefined;
  useEffect(() => (ready ? activity.watch(document) : undefined), [activity, ready]);

  const session = useMemo<Session | undefined>(
    () => (me.data ? { tenant, me: me.data, api, activity, signOut } : undefined),
    [me.data, tenant, api, activity, signOut],
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
  if (session) return <SessionContext value={session}>{children}</SessionContext>;
  if (!me.error) return <Loading full label={t('signin.opening', { organization })} />;
  if (!(me.error instanceof ApiProblem)) {
    return (
      <StatusPage
        kind="broken"
        title={t('signin.failedTitle')}
        text={t('signin.failed', { message: messageOf(me.error) })}
        action={{ label: t('status.retry'), run: () => void signIn.again() }}
        start
      />
    );
  }
  if (me.error.kind === 'unreachable' && me.error.status === 0) {
    return (
      <StatusPage
        kind="unreachable"
        title={t('signin.serviceDownTitle')}
        text={t('signin.serviceDown', { organization, address: tenant.oidc.url })}
        action={{ label: t('status.retry'), run: () => window.location.reload() }}
        start
      />
    );
  }
  return <ProblemPage problem={me.error} retry={() => window.location.reload()} start />;
}

/** keycloak-js rejects with plain objects such as {error, error_description}. */
function messageOf(cause: unknown): string {
  if (cause instanceof Error) return cause.message;
  if (typeof cause !== 'object' || cause === null) return String(cause);
  const { error, error_description: description } = cause as { error?: string; error_description?: string };
  return description ?? error ?? 'unknown';
}
