import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../api/types';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { Loading } from '../../shell/Loading';
import { PageTitle } from '../../shell/PageTitle';
import { ProblemPage } from '../../shell/StatusPage';
import { BrandingPanel } from '../branding/BrandingPanel';
import { OptOutSettingPanel } from '../privacy/OptOutSettingPanel';
import { useSession } from '../signin/session';
import './settings.css';
import { SettingsEditor } from './SettingsEditor';
import { SettingsTabs } from './SettingsTabs';

export default function SettingsPage() {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  const settings = useQuery({
    queryKey: ['settings', tenant.id],
    queryFn: ({ signal }) => api.get<Settings>('/settings', {}, signal),
  });
  // Loading again starts the form anew even if nothing newer is there; a background refresh never does.
  const [loads, setLoads] = useState(0);
  const reload = () => void settings.refetch().then(() => setLoads((count) => count + 1));
  if (settings.error && !settings.data) {
    return <ProblemPage problem={settings.error} retry={() => void settings.refetch()} organization={organization} />;
  }
  return (
    <>
      <SettingsTabs />
      <PageTitle title={t('settings.title')} lead={t('settings.lead', { organization })} />
      <BrandingPanel />
      <OptOutSettingPanel />
      {settings.data ? (
        <SettingsEditor key={`${settings.data.version}/${loads}`} settings={settings.data} reload={reload} />
      ) : (
        <Loading label={t('app.loading')} />
      )}
    </>
  );
}
