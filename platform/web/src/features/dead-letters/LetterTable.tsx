import { Button, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../format/format';
import { LetterStateTag } from './LetterStateTag';
import type { LetterLine } from './types';
import { useReason } from './useReason';

interface LetterTableProps {
  readonly letters: readonly LetterLine[];
  readonly loading: boolean;
  readonly open: (id: number) => void;
  readonly selected: readonly number[];
  readonly select: ((ids: readonly number[]) => void) | undefined;
  readonly format: Formats;
}

export function LetterTable({ letters, loading, open, selected, select, format }: LetterTableProps) {
  const { t } = useTranslation();
  const reason = useReason();
  const columns: TableColumnsType<LetterLine> = [
    {
      title: t('deadLetters.columns.letter'),
      dataIndex: 'id',
      render: (id: number, letter) => (
        <Button
          type="link"
          className="letter-link"
          onClick={() => open(id)}
          aria-label={t('deadLetters.openLetter', { id })}
        >
          {letter.eventId ?? `#${id}`}
        </Button>
      ),
    },
    {
      title: t('deadLetters.columns.state'),
      dataIndex: 'state',
      render: (_, letter) => <LetterStateTag state={letter.state} />,
    },
    { title: t('deadLetters.columns.reason'), dataIndex: 'reason', render: (code: string) => reason(code).name },
    { title: t('deadLetters.columns.type'), dataIndex: 'type', render: (type?: string) => type ?? '–' },
    { title: t('deadLetters.columns.source'), dataIndex: 'source', render: (source?: string) => source ?? '–' },
    {
      title: t('deadLetters.columns.arrival'),
      dataIndex: 'arrival',
      render: (arrival: string) => format.dateTime(arrival),
    },
  ];
  return (
    <div className="letter-table">
      <Table<LetterLine>
        rowKey="id"
        size="middle"
        columns={columns}
        dataSource={[...letters]}
        loading={loading}
        pagination={false}
        {...(select && {
          rowSelection: {
            selectedRowKeys: [...selected],
            onChange: (keys: readonly React.Key[]) => select(keys.map(Number)),
            getCheckboxProps: (letter: LetterLine) => ({
              disabled: letter.state !== 'open',
              'aria-label': t('deadLetters.selectLetter', { id: letter.id }),
            }),
            getTitleCheckboxProps: () => ({ 'aria-label': t('deadLetters.selectAll') }),
          },
        })}
      />
    </div>
  );
}
