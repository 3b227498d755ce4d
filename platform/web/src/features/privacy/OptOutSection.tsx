import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { FailureNote } from '../dead-letters/FailureNote';
import { useSession } from '../signin/session';
import { noticeQuery } from './noticeQuery';
import { type OptOutState, type PrivacyNotice, standingOf } from './types';

/** One's own opt-out: what it does, what it does not, and the switch, where there is one. */
export function OptOutSection({
  state,
  smallestGroup,
}: {
  readonly state: OptOutState;
  readonly smallestGroup: number;
}) {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const format = useFormats(tenant.timeZone);
  const { queryKey } = noticeQuery(api, tenant.id);
  const save = useMutation({
    mutationFn: (optedOut: boolean) => api.put<OptOutState>('/me/privacy/opt-out', { optedOut }),
    onSuccess: (saved) => {
      queries.setQueryData<PrivacyNotice>(queryKey, (known) => known && { ...known, optOut: saved });
      void message.success(t(saved.since === undefined ? 'own.optOut.savedIn' : 'own.optOut.savedOut'));
    },
    onError: () => void queries.invalidateQueries({ queryKey, exact: true }),
  });
  const standing = standingOf(state);
  return (
    <section className="panel" aria-labelledby="privacy-opt-out">
      <h2 id="privacy-opt-out">{t('own.optOut.title')}</h2>
      <p className="panel-note">{t('own.optOut.lead')}</p>
      <ul className="privacy-effects">
        <li>{t('own.optOut.effects.own')}</li>
        <li>{t('own.optOut.effects.others')}</li>
        <li>{t('own.optOut.effects.figures')}</li>
        <li>{t('own.optOut.effects.past')}</li>
        <li>{t('own.optOut.effects.seen', { k: smallestGroup })}</li>
      </ul>
      <div className="stack">
        {save.error && <FailureNote problem={save.error} />}
        {standing === 'kept' && (
          <Alert type="info" showIcon title={t('own.optOut.keptTitle')} description={t('own.optOut.kept')} />
        )}
        {standing === 'unavailable' ? (
          <p>{t('own.optOut.unavailable')}</p>
        ) : (
          <div className="privacy-switch">
            <Switch
              aria-labelledby="privacy-opt-out-label"
              checked={state.since !== undefined}
              loading={save.isPending}
              onChange={(checked) => save.mutate(checked)}
            />
            <span id="privacy-opt-out-label">
              {state.since === undefined
                ? t('own.optOut.off')
                : t('own.optOut.on', { since: format.dateTime(state.since) })}
            </span>
          </div>
        )}
      </div>
    </section>
  );
}
