import { useTranslation } from 'react-i18next';
import type { Formats } from '../../format/format';
import type { Summary } from './types';
import { useReason } from './useReason';

interface SummaryTilesProps {
  readonly summary: Summary;
  readonly chosen: string | undefined;
  readonly choose: (reason: string | undefined) => void;
  readonly format: Formats;
}

/** One tile a reason: how many letters wait, what it means and what to do. A tile filters the table. */
export function SummaryTiles({ summary, chosen, choose, format }: SummaryTilesProps) {
  const { t } = useTranslation();
  const reason = useReason();
  const waiting = summary.reasons.filter((line) => line.open > 0 || line.reason === chosen);
  if (waiting.length === 0) return null;
  return (
    <ul className="letter-tiles" aria-label={t('deadLetters.byReason')}>
      {waiting.map((line) => {
        const { name, meaning, advice } = reason(line.reason);
        const active = line.reason === chosen;
        return (
          <li key={line.reason}>
            <button
              type="button"
              className="panel letter-tile"
              aria-pressed={active}
              onClick={() => choose(active ? undefined : line.reason)}
            >
              <span className="letter-tile-head">
                <strong>{name}</strong>
                <span className="letter-tile-count">{format.integer(line.open)}</span>
              </span>
              <span>{meaning}</span>
              <span className="muted">{advice}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
