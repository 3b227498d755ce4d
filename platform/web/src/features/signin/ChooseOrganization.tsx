import { ArrowRightOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { findPlatform, listTenants } from '../../api/publicApi';
import { recallText, remember } from '../../app/preferences';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { Brand } from '../../shell/Logo';
import { PageTitle } from '../../shell/PageTitle';
import { LanguageSwitch, ThemeSwitch } from '../../shell/Switches';
import './signin.css';

const TENANT_ID = /^[a-z][a-z0-9-]{1,30}$/;

/** The front door: which organization do you belong to? */
export default function ChooseOrganization() {
  const { t } = useTranslation();
  const [parameters] = useSearchParams();
  return (
    <div className="door">
      <header className="door-header">
        <Brand />
        <div className="shell-tools">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main className="door-main">
        <section className="door-words">
          <Court />
          <PageTitle title={t('signin.heading')} />
          <p className="door-lead">{t('signin.lead')}</p>
        </section>
        <section className="door-card" aria-label={t('signin.title')}>
          {parameters.has('signedOut') && <Alert type="success" showIcon role="status" title={t('signin.signedOut')} />}
          <OrganizationForm />
          <EvaluationOrganizations />
        </section>
      </main>
      <footer className="door-footer muted">
        {t('signin.own')} <PlatformLink />
      </footer>
    </div>
  );
}

/** For the operator's staff; absent where an installation has none. */
function PlatformLink() {
  const { t } = useTranslation();
  const platform = useQuery({ queryKey: ['platform'], queryFn: ({ signal }) => findPlatform(signal), retry: false });
  if (!platform.data) return null;
  return (
    <Link className="door-platform" to="/platform">
      {t('signin.platform')}
    </Link>
  );
}

function OrganizationForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const open = ({ organization }: { organization: string }) => {
    const id = organization.trim();
    remember('organization', id);
    void navigate(`/t/${id}`);
  };
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={open}
      initialValues={{ organization: recallText('organization') ?? '' }}
    >
      <Form.Item
        name="organization"
        label={t('signin.organizationId')}
        extra={t('signin.organizationHint')}
        validateTrigger="onSubmit"
        rules={[
          { required: true, whitespace: true, message: t('signin.required') },
          { transform: (value: string) => value.trim(), pattern: TENANT_ID, message: t('signin.malformed') },
        ]}
      >
        <Input size="large" autoComplete="organization" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Button
        type="primary"
        htmlType="submit"
        size="large"
        block
        icon={<ArrowRightOutlined aria-hidden="true" />}
        iconPlacement="end"
      >
        {t('signin.continue')}
      </Button>
    </Form>
  );
}

function EvaluationOrganizations() {
  const { t } = useTranslation();
  const language = useLanguage();
  const tenants = useQuery({ queryKey: ['tenants'], queryFn: ({ signal }) => listTenants(signal) });
  if (tenants.error) return <Alert type="warning" showIcon title={t('signin.listFailed')} />;
  if (!tenants.data || tenants.data.length === 0) return null;
  return (
    <nav className="door-list" aria-labelledby="door-list-title">
      <h2 id="door-list-title">{t('signin.choose')}</h2>
      <ul>
        {tenants.data.map((tenant) => (
          <li key={tenant.id}>
            <Link to={`/t/${tenant.id}`}>
              <span>
                <strong>{localized(tenant.name, language)}</strong>
                <span className="muted">{tenant.id}</span>
              </span>
              <RightOutlined aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Rafters that open to the light: the logo drawn large, for decoration only. */
function Court() {
  return (
    <svg className="door-court" viewBox="0 0 240 150" aria-hidden="true" focusable="false">
      {[0, 1, 2, 3, 4].map((ring) => (
        <path
          key={ring}
          className="door-rafter"
          d={`M${8 + ring * 19} 148V${62 + ring * 12}L120 ${6 + ring * 21}l${112 - ring * 19} ${56 - ring * 9}v${86 - ring * 12}`}
        />
      ))}
      <path className="door-light" d="M103 148v-30l17-8 17 8v30Z" />
    </svg>
  );
}
