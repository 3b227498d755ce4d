import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../signin/session';
import { Dialog } from './Dialog';
import { Refusal } from './Refusal';
import { endOf } from './RelationsSection';
import type { Relation } from './types';
import { useOtherName } from './useGroups';

interface EndDialogProps {
  readonly relation: Relation;
  readonly close: () => void;
  readonly done: () => void;
}

/** Refuses, revokes or withdraws, once it was said what that means. */
export function EndDialog({ relation, close, done }: EndDialogProps) {
  const { t } = useTranslation();
  const { api } = useSession();
  const name = useOtherName()(relation.other);
  const kind = endOf(relation);
  const end = useMutation({
    mutationFn: () => api.post<Relation>(`/groups/${relation.id}/end`, {}),
    onSuccess: done,
  });
  return (
    <Dialog
      title={t(`groups.end.${kind}.title`, { name })}
      action={t(`groups.end.${kind}.action`)}
      danger
      busy={end.isPending}
      close={close}
      run={() => end.mutate()}
    >
      <p>{t(`groups.end.${kind}.text`, { name })}</p>
      {end.error && <Refusal problem={end.error} />}
    </Dialog>
  );
}
