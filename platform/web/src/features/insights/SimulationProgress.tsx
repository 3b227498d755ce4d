import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Simulation } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { useSession } from '../signin/session';
import './simulation.css';

const WHILE_WRITING = 2_000;
const OTHERWISE = 60_000;
const FIGURES_FOLLOW = 10_000;

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

/** While history is written, the page's figures are asked again from time to time, and once more at its end. */
function useFollowingFigures(writing: boolean): void {
  const queries = useQueryClient();
  const { tenant } = useSession();
  useEffect(() => {
    if (!writing) return undefined;
    const ask = () => void queries.invalidateQueries({ queryKey: ['insights', tenant.id] });
    const timer = setInterval(ask, FIGURES_FOLLOW);
    return () => {
      clearInterval(timer);
      ask();
    };
  }, [writing, queries, tenant.id]);
}

/** A slim banner while the simulated history of this organization is being written. */
export function SimulationProgress() {
  const { t } = useTranslation();
  const format = useFormats();
  const { data } = useSimulation();
  useFollowingFigures(isWriting(data));
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
