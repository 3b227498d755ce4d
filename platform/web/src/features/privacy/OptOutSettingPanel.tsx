import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { Loading } from '../../shell/Loading';
import { FailureNote } from '../dead-letters/FailureNote';
import { useMay, useSession } from '../signin/session';
import './privacy.css';
import type { PrivacySetting } from './types';

const PATH = '/settings/privacy';

/** Whether members may opt out, and how many have; never who. Saved at once. */
export function OptOutSettingPanel() {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const setting = useQuery({
    queryKey: ['privacySetting', tenant.id],
    queryFn: ({ signal }) => api.get<PrivacySetting>(PATH, {}, signal),
    retry: false,
  });
  return (
    <section className="panel" aria-labelledby="settings-opt-out">
      <h2 id="settings-opt-out">{t('own.optOutSetting.title')}</h2>
      <p className="panel-note">{t('own.optOutSetting.lead')}</p>
      {setting.data ? (
        <Allowed setting={setting.data} />
      ) : setting.error ? (
        <FailureNote problem={setting.error} retry={() => void setting.refetch()} />
      ) : (
        <Loading label={t('app.loading')} />
      )}
    </section>
  );
}

function Allowed({ setting }: { readonly setting: PrivacySetting }) {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const format = useFormats(tenant.timeZone);
  const mayWrite = useMay('settings:write');
  const save = useMutation({
    mutationFn: (optOutAllowed: boolean) => api.put<PrivacySetting>(PATH, { optOutAllowed }),
    onSuccess: (saved) => {
      queries.setQueryData(['privacySetting', tenant.id], saved);
      void message.success(t('own.optOutSetting.saved'));
    },
  });
  return (
    <div className="stack">
      {save.error && <FailureNote problem={save.error} />}
      <div className="privacy-switch">
        <Switch
          aria-labelledby="settings-opt-out-label"
          checked={setting.optOutAllowed}
          disabled={!mayWrite}
          loading={save.isPending}
          onChange={(checked) => save.mutate(checked)}
        />
        <span id="settings-opt-out-label">{t('own.optOutSetting.allow')}</span>
      </div>
      <p>
        {setting.optedOut === undefined
          ? t('own.optOutSetting.few', { k: format.integer(setting.fewerThan ?? 0) })
          : t('own.optOutSetting.count', { people: format.integer(setting.optedOut) })}
      </p>
      {setting.changedAt !== undefined && (
        <p className="muted">
          {t('own.optOutSetting.changed', {
            time: format.dateTime(setting.changedAt),
            by: setting.changedBy ?? '–',
          })}
        </p>
      )}
    </div>
  );
}
