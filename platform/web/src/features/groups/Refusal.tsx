import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';
import { FailureNote } from '../dead-letters/FailureNote';

const REFUSALS = [
  'group-relation-exists',
  'group-relation-ended',
  'group-relation-not-found',
  'group-invitations-open',
] as const;

/** Why something was not done, in the reader's language. */
export function Refusal({ problem }: { readonly problem: Error }) {
  const { t } = useTranslation();
  const code = problem instanceof ApiProblem ? problem.code : '';
  const known = REFUSALS.find((candidate) => candidate === code);
  if (known === undefined) return <FailureNote problem={problem} />;
  return <Alert type="error" showIcon title={t(`groups.refusals.${known}`)} />;
}
