import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { type Weekday, WEEKDAYS } from '../../api/types';
import type { Cell, Table } from './csv';

interface FiguresTableProps {
  readonly table: Table;
  readonly headers: readonly string[];
  readonly text: (value: number, column: number) => string;
  /** The day that is not over: its row says so. */
  readonly partialDay: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A chart's figures as text, newest day first; an en dash stands for a value that is hidden or not there. */
export function FiguresTable({ table, headers, text, partialDay }: FiguresTableProps) {
  const { t } = useTranslation();
  const format = useFormats();
  const [sample] = table.rows;
  const rows = typeof sample?.[0] === 'string' && DAY.test(sample[0]) ? table.rows.toReversed() : table.rows;
  const cell = (value: Cell, column: number) => {
    if (value === null) return column === headers.length - 1 && isNote(table) ? '' : '–';
    if (typeof value === 'number') return text(value, column);
    if (value === partialDay) return `${format.day(value)} (${t('insights.charts.partial')})`;
    if (DAY.test(value)) return format.day(value);
    if (WEEKDAYS.includes(value as Weekday)) return format.weekday(WEEKDAYS.indexOf(value as Weekday) + 1);
    return value === 'yes' ? t('insights.charts.dayOff') : value;
  };
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="figures-table" role="region" aria-label={headers[0]} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {headers.map((header, column) => (
              <th key={header} scope="col" className={isNumeric(table, column) ? 'num' : undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row[0])}>
              {row.map((value, column) =>
                column === 0 ? (
                  <th key={column} scope="row">
                    {cell(value, column)}
                  </th>
                ) : (
                  <td key={column} className={isNumeric(table, column) ? 'num' : undefined}>
                    {cell(value, column)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isNote({ columns }: Table): boolean {
  return columns.at(-1) === 'dayOff';
}

function isNumeric(table: Table, column: number): boolean {
  return column > 0 && !(isNote(table) && column === table.columns.length - 1);
}
