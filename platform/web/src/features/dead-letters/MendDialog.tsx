import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../format/format';
import { useSession } from '../signin/session';
import { FailureNote } from './FailureNote';
import { draftOf, operationOf, type OperationDraft, suggestionFor } from './operations';
import { OperationsForm } from './OperationsForm';
import { Preview } from './Preview';
import { RunProgress } from './RunProgress';
import type { Match, Rehearsal, Rule, Run, SavedRule } from './types';

interface MendDialogProps {
  readonly match: Match;
  readonly reason: string | undefined;
  readonly what: string;
  readonly close: () => void;
  readonly changed: () => void;
  readonly format: Formats;
}

/** Operations, a trial of exactly these operations, and only then the button that sends. */
export function MendDialog({ match, reason, what, close, changed, format }: MendDialogProps) {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const [drafts, setDrafts] = useState<readonly OperationDraft[]>([suggestionFor(reason)]);
  const saved = useQuery({
    queryKey: ['dead-letters', tenant.id, 'rules'],
    queryFn: ({ signal }) => api.get<{ readonly rules: readonly SavedRule[] }>('/dead-letters/rules', {}, signal),
    retry: false,
  });
  const rehearsal = useMutation({
    mutationFn: (rule: Rule) => api.post<Rehearsal>('/dead-letters/dry-run?sample=5', rule),
  });
  const run = useMutation({
    mutationFn: (rule: Rule) => api.post<Run>('/dead-letters/runs', rule),
    onSuccess: changed,
  });

  const operations = drafts.map(operationOf);
  const complete = operations.filter((operation) => operation !== undefined);
  const ready = complete.length === operations.length;
  const change = (next: readonly OperationDraft[]) => {
    const asIs = next.find((draft) => draft.op === 'as-is');
    setDrafts(asIs ? [asIs] : next);
    rehearsal.reset();
    run.reset();
  };
  const tried = rehearsal.data;
  const sendable = !tried ? 0 : tried.checked < tried.matched ? tried.matched : tried.valid;
  const problem = run.error ?? rehearsal.error;
  const begun = run.data;
  return (
    <Modal
      open
      onCancel={close}
      width={760}
      title={t('deadLetters.mendTitle', { what })}
      closable={{ 'aria-label': t('deadLetters.close') }}
      footer={
        begun ? (
          <Button type="primary" onClick={close}>
            {t('deadLetters.close')}
          </Button>
        ) : (
          <div className="letter-actions">
            <Button
              disabled={!ready}
              loading={rehearsal.isPending}
              onClick={() => rehearsal.mutate({ match, operations: complete })}
            >
              {t('deadLetters.try')}
            </Button>
            <Button
              type="primary"
              disabled={!tried || tried.valid === 0}
              loading={run.isPending}
              onClick={() => run.mutate({ match, operations: complete })}
            >
              {tried
                ? t('deadLetters.send', { count: sendable, number: format.integer(sendable) })
                : t('deadLetters.sendFirst')}
            </Button>
          </div>
        )
      }
    >
      <div className="stack">
        <p className="muted">{t('deadLetters.mendLead')}</p>
        {saved.data && saved.data.rules.length > 0 && (
          <Select
            aria-label={t('deadLetters.savedRules')}
            placeholder={t('deadLetters.savedRules')}
            disabled={begun !== undefined}
            options={saved.data.rules.map((rule) => ({ value: rule.name, label: rule.name }))}
            onChange={(name: string) => {
              const chosen = saved.data.rules.find((rule) => rule.name === name);
              if (chosen) change(chosen.rule.operations.map(draftOf));
            }}
          />
        )}
        <OperationsForm drafts={drafts} change={change} disabled={begun !== undefined} />
        {problem && <FailureNote problem={problem} />}
        {tried && !begun && <Preview rehearsal={tried} format={format} />}
        {begun && <RunProgress begun={begun} finished={changed} format={format} />}
      </div>
    </Modal>
  );
}
