import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FIELDS, OPERATIONS, type OperationDraft } from './operations';

interface OperationsFormProps {
  readonly drafts: readonly OperationDraft[];
  readonly change: (drafts: readonly OperationDraft[]) => void;
  readonly disabled: boolean;
}

/** The steps of a mend, in order. */
export function OperationsForm({ drafts, change, disabled }: OperationsFormProps) {
  const { t } = useTranslation();
  const replace = (changed: OperationDraft) =>
    change(drafts.map((draft) => (draft.key === changed.key ? changed : draft)));
  const next = Math.max(0, ...drafts.map((draft) => draft.key)) + 1;
  return (
    <fieldset className="operations" disabled={disabled}>
      <legend>{t('deadLetters.operations')}</legend>
      {drafts.map((draft, index) => (
        <div className="operation" key={draft.key}>
          <Select
            aria-label={t('deadLetters.operationNo', { no: index + 1 })}
            value={draft.op}
            disabled={disabled}
            options={OPERATIONS.map((op) => ({ value: op, label: t(`deadLetters.ops.${op}`) }))}
            onChange={(op) => replace({ ...draft, op, first: '', second: '' })}
          />
          {FIELDS[draft.op].map((field, position) => (
            <Input
              key={field}
              aria-label={t(`deadLetters.opFields.${field}`)}
              placeholder={t(`deadLetters.opHints.${field}`)}
              spellCheck={false}
              autoComplete="off"
              value={position === 0 ? draft.first : draft.second}
              onChange={(event) =>
                replace(
                  position === 0 ? { ...draft, first: event.target.value } : { ...draft, second: event.target.value },
                )
              }
            />
          ))}
          {drafts.length > 1 && (
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden="true" />}
              aria-label={t('deadLetters.removeOperation', { no: index + 1 })}
              onClick={() => change(drafts.filter((other) => other.key !== draft.key))}
            />
          )}
        </div>
      ))}
      {drafts.every((draft) => draft.op !== 'as-is') && (
        <Button
          type="dashed"
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => change([...drafts, { key: next, op: 'set', first: '', second: '' }])}
        >
          {t('deadLetters.addOperation')}
        </Button>
      )}
    </fieldset>
  );
}
