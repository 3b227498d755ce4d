import {
  CloseCircleOutlined,
  DisconnectOutlined,
  FieldTimeOutlined,
  LockOutlined,
  SearchOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiProblem } from '../api/problem';
import { PageTitle } from './PageTitle';

type Kind = 'forbidden' | 'not-found' | 'unknown-organization' | 'expired' | 'unreachable' | 'broken';

const ICONS: Readonly<Record<Kind, ReactNode>> = {
  forbidden: <LockOutlined aria-hidden="true" />,
  'not-found': <SearchOutlined aria-hidden="true" />,
  'unknown-organization': <SearchOutlined aria-hidden="true" />,
  expired: <FieldTimeOutlined aria-hidden="true" />,
  unreachable: <DisconnectOutlined aria-hidden="true" />,
  broken: <CloseCircleOutlined aria-hidden="true" />,
};

interface StatusPageProps {
  readonly kind: Kind;
  readonly title: string;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Offers the way to the start page, for failures outside of an organization. */
  readonly start?: boolean;
  readonly home?: string;
}

/** One sentence what happened, one what to do, and the button that does it. */
export function StatusPage({ kind, title, text, action, start = false, home }: StatusPageProps) {
  const { t } = useTranslation();
  const Frame = start ? 'main' : 'section';
  return (
    <Frame className={start ? 'status status-full' : 'status'} data-status={kind}>
      <span className="status-icon" aria-hidden="true">
        {ICONS[kind]}
      </span>
      <PageTitle title={title} />
      <p className="status-text">{text}</p>
      <div className="status-actions">
        {action && (
          <Button type="primary" onClick={action.run}>
            {action.label}
          </Button>
        )}
        {home !== undefined && <Link to={home}>{t('status.backHome')}</Link>}
        {start && <Link to="/">{t('status.toStart')}</Link>}
      </div>
    </Frame>
  );
}

interface ProblemPageProps {
  readonly problem: Error;
  readonly retry: () => void;
  readonly start?: boolean;
  readonly organization?: string;
}

/** The page for a request that failed, by the kind of the failure. */
export function ProblemPage({ problem, retry, start = false, organization = '' }: ProblemPageProps) {
  const { t } = useTranslation();
  const kind = problem instanceof ApiProblem ? problem.kind : 'server';
  const action = { label: t('status.retry'), run: retry };
  switch (kind) {
    case 'forbidden':
      return (
        <StatusPage
          kind="forbidden"
          title={t('status.forbiddenTitle')}
          text={t('status.forbidden', { organization })}
          start={start}
        />
      );
    case 'not-found':
      return (
        <StatusPage kind="not-found" title={t('status.notFoundTitle')} text={t('status.notFound')} start={start} />
      );
    case 'unreachable':
      return (
        <StatusPage
          kind="unreachable"
          title={t('status.unreachableTitle')}
          text={t('status.unreachable')}
          action={action}
          start={start}
        />
      );
    case 'session-expired':
      return (
        <StatusPage
          kind="expired"
          title={t('status.expiredTitle')}
          text={t('status.expired')}
          action={action}
          start={start}
        />
      );
    case 'conflict':
    case 'invalid':
    case 'server':
      return (
        <StatusPage
          kind="broken"
          title={t('status.brokenTitle')}
          text={t('status.broken', { message: problem.message })}
          action={action}
          start={start}
        />
      );
  }
}
