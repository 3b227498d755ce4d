import { useQuery } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Simulation } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { useSession } from '../signin/session';
import './simulation.css';

const WHILE_WRITING = 2_000;
const OTHERWISE = 60_000;

/** Only evaluations answer this; elsewhere, and when the answer fails, there is nothing to show. */
export function useSimulation() {
  const { api, tenant } = useSession();
  return useQuery({
    queryKey: ['simulation', tenant.id],
    queryFn: ({ signal }) => api.get<Simulation>('/evaluation/simulation', {}, signal),
    retry: false,
    refetchInterval: ({ state }) => (state.error ? false : isWriting(state.data) ? WHILE_WRITING : OTHERWISE),
  });
}

export function isWriting(simulation: Simulation | undefined): boolean {
  return (
    simulation !== undefined &&
    (simulation.state === 'waiting' || simulation.state === 'history') &&
    simulation.daysDone < simulation.daysTotal
  );
}

/** A slim banner while the simulated history of this organization is being written. */
export function SimulationProgress() {
  const { t } = useTranslation();
  const format = useFormats();
  const { data } = useSimulation();
  if (!data || !isWriting(data)) return null;
  return (
    <section className="simulation" aria-label={t('simulation.label')}>
      <span>
        {t('simulation.writing', {
          done: format.integer(data.daysDone),
          total: format.integer(data.daysTotal),
        })}
      </span>
      <Progress
        percent={Math.floor((100 * data.daysDone) / data.daysTotal)}
        showInfo={false}
        size="small"
        aria-label={t('simulation.label')}
      />
      <span className="muted">{t('simulation.events', { events: format.integer(data.eventsSent) })}</span>
    </section>
  );
}
