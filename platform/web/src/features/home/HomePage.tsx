import {
  AreaChartOutlined,
  AuditOutlined,
  ClusterOutlined,
  ArrowRightOutlined,
  HeartOutlined,
  InboxOutlined,
  ProfileOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HealthReport, Settings } from '../../api/types';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { PageTitle } from '../../shell/PageTitle';
import { AREA_PERMISSION, areaPath, opens } from '../../shell/areas';
import { MyRoles } from '../access/MyRoles';
import { StateTag } from '../health/StateTag';
import { noticeQuery } from '../privacy/noticeQuery';
import { StrangerNotice } from '../privacy/StrangerNotice';
import { useMay, useSession } from '../signin/session';
import './home.css';

const CARDS = ['insights', 'metrics', 'groups', 'health', 'dead-letters', 'audit', 'access', 'settings'] as const;
type Card = (typeof CARDS)[number];
const ICONS: Readonly<Record<Card, ReactNode>> = {
  insights: <AreaChartOutlined aria-hidden="true" />,
  metrics: <ProfileOutlined aria-hidden="true" />,
  groups: <ClusterOutlined aria-hidden="true" />,
  health: <HeartOutlined aria-hidden="true" />,
  'dead-letters': <InboxOutlined aria-hidden="true" />,
  audit: <AuditOutlined aria-hidden="true" />,
  access: <SafetyCertificateOutlined aria-hidden="true" />,
  settings: <SettingOutlined aria-hidden="true" />,
};

/** Who you are, where you are and what you may open. Nothing that is not so. */
export default function HomePage() {
  const { t } = useTranslation();
  const { me, tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  return (
    <>
      <PageTitle title={t('home.greeting', { name: me.name })} lead={t('home.lead', { organization })} />
      <div className="stack">
        <FirstRunNotice organization={organization} />
        <section aria-labelledby="home-open">
          <h2 id="home-open" className="home-heading">
            {t('home.openTitle')}
          </h2>
          <Areas organization={organization} />
        </section>
        <div className="home-lower">
          <Account organization={organization} />
          <SystemState />
        </div>
      </div>
    </>
  );
}

function Areas({ organization }: { readonly organization: string }) {
  const { t } = useTranslation();
  const { me, tenant } = useSession();
  const open = CARDS.filter((card) => opens(me.permissions, card));
  if (open.length === 0) return <NothingOpen organization={organization} />;
  return (
    <ul className="home-areas">
      {open.map((card) => (
        <li key={card}>
          <Link
            className="panel home-area"
            to={areaPath(tenant.id, card)}
            aria-label={t('home.open', { area: t(`nav.${card}`) })}
          >
            <span className="home-area-icon" aria-hidden="true">
              {ICONS[card]}
            </span>
            <strong>{t(`nav.${card}`)}</strong>
            <span className="muted">{t(`home.${card}`)}</span>
            <ArrowRightOutlined className="home-area-arrow" aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function NothingOpen({ organization }: { readonly organization: string }) {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const notice = useQuery(noticeQuery(api, tenant.id));
  return (
    <div className="stack">
      {notice.data && !notice.data.member && <StrangerNotice />}
      <p className="panel home-nothing">{t('home.nothing', { organization })}</p>
    </div>
  );
}

function FirstRunNotice({ organization }: { readonly organization: string }) {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const administers = useMay('settings:write');
  const settings = useQuery({
    queryKey: ['settings', tenant.id],
    queryFn: ({ signal }) => api.get<Settings>('/settings', {}, signal),
    enabled: administers,
  });
  if (settings.data?.firstRunCompleted !== false) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('home.firstRunTitle', { organization })}
      description={t('home.firstRun')}
      action={<Link to={areaPath(tenant.id, 'settings')}>{t('home.firstRunAction')}</Link>}
    />
  );
}

function Account({ organization }: { readonly organization: string }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('home.name'), me.name],
    [t('home.email'), me.email ?? <span className="muted">{t('home.noEmail')}</span>],
    [t('home.organization'), organization],
    [t('home.timeZone'), me.tenant.timeZone],
    [t('home.roles'), <MyRoles key="roles" />],
  ];
  return (
    <section className="panel" aria-labelledby="home-account">
      <h2 id="home-account">{t('home.youTitle')}</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function SystemState() {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const allowed = useMay(AREA_PERMISSION.health);
  const health = useQuery({
    queryKey: ['health', tenant.id],
    queryFn: ({ signal }) => api.get<HealthReport>('/health/components', {}, signal),
    enabled: allowed,
  });
  if (!allowed) return null;
  const notUp = health.data?.components.filter((component) => component.state !== 'up').length ?? 0;
  return (
    <section className="panel" aria-labelledby="home-state">
      <h2 id="home-state">{t('home.stateTitle')}</h2>
      {health.data && (
        <p className="home-state">
          <StateTag state={health.data.status} />
          <Link to={areaPath(tenant.id, 'health')}>
            {notUp === 0
              ? t('home.allUp', { count: health.data.components.length })
              : t('home.someNotUp', { count: notUp })}
          </Link>
        </p>
      )}
      {health.error && <p className="muted">{t('home.stateUnknown')}</p>}
      {health.isPending && <p className="muted">{t('app.loading')}</p>}
    </section>
  );
}
