import { useTranslation } from 'react-i18next';
import { eventRows, valueAt } from './eventRows';
import type { EventJson } from './types';

interface EventTableProps {
  readonly caption: string;
  readonly event: EventJson;
  /** A second event beside it, with its heading and where the two differ. */
  readonly beside?: { readonly heading: string; readonly event: EventJson; readonly differences: readonly string[] };
  readonly heading: string;
}

/** The fields of an event, one a line; what differs from the event beside it is marked and said. */
export function EventTable({ caption, event, beside, heading }: EventTableProps) {
  const { t } = useTranslation();
  const paths = [...eventRows(event), ...(beside ? eventRows(beside.event) : [])].map((row) => row.path);
  const differs = (path: string) => beside?.differences.includes(path) ?? false;
  return (
    <div className="event-scroll">
      <table className="event-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('deadLetters.field')}</th>
            <th scope="col">{heading}</th>
            {beside && <th scope="col">{beside.heading}</th>}
          </tr>
        </thead>
        <tbody>
          {[...new Set(paths)].map((path) => (
            <tr key={path} data-differs={differs(path)}>
              <th scope="row">
                {path.slice(1).replace('/', '.')}
                {differs(path) && <span className="sr-only">{t('deadLetters.differs')}</span>}
              </th>
              <td>{valueAt(event, path) || '–'}</td>
              {beside && <td>{valueAt(beside.event, path) || '–'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
