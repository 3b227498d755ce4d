import { useQuery } from '@tanstack/react-query';
import { Alert, Progress } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../format/format';
import { useSession } from '../signin/session';
import type { Run } from './types';

const EVERY_MILLIS = 1_000;

interface RunProgressProps {
  readonly begun: Run;
  readonly finished: () => void;
  readonly format: Formats;
}

/** Follows a run. It goes on on the server, whether somebody looks or not. */
export function RunProgress({ begun, finished, format }: RunProgressProps) {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const followed = useQuery({
    queryKey: ['dead-letters', tenant.id, 'run', begun.id],
    queryFn: ({ signal }) => api.get<Run>(`/dead-letters/runs/${begun.id}`, {}, signal),
    initialData: begun,
    refetchInterval: (query) => (query.state.data?.state === 'finished' ? false : EVERY_MILLIS),
  });
  const run = followed.data;
  const done = run.replayed + run.refused;
  useEffect(() => {
    if (run.state === 'finished') finished();
  }, [run.state, finished]);
  return (
    <section className="preview" aria-live="polite">
      <Progress
        percent={run.matched === 0 ? 100 : Math.floor((100 * done) / run.matched)}
        aria-label={t('deadLetters.run.progress')}
      />
      <p>
        {t(run.state === 'finished' ? 'deadLetters.run.finished' : 'deadLetters.run.running', {
          replayed: format.integer(run.replayed),
          matched: format.integer(run.matched),
          refused: format.integer(run.refused),
        })}
      </p>
      {run.trouble !== undefined && <Alert type="warning" showIcon title={run.trouble} />}
    </section>
  );
}
