import { useTranslation } from 'react-i18next';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { Loading } from '../../shell/Loading';
import { PageTitle } from '../../shell/PageTitle';
import { ProblemPage } from '../../shell/StatusPage';
import { useMay, useSession } from '../signin/session';
import './access.css';
import { GrantsSection } from './GrantsSection';
import { RolesSection } from './RolesSection';
import { useRoles } from './useAccess';

/** Roles and access, for administrators: who has what until when, and what each role allows. */
export default function AccessPage() {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  const maySeeGrants = useMay('roles:grant');
  const roles = useRoles();
  if (roles.error && !roles.data) {
    return <ProblemPage problem={roles.error} retry={() => void roles.refetch()} organization={organization} />;
  }
  return (
    <>
      <PageTitle title={t('access.title')} lead={t('access.lead', { organization })} />
      {roles.data ? (
        <div className="stack">
          {maySeeGrants && <GrantsSection roles={roles.data.roles} />}
          <RolesSection roles={roles.data} />
        </div>
      ) : (
        <Loading label={t('app.loading')} />
      )}
    </>
  );
}
