import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';
import { FailureNote } from '../dead-letters/FailureNote';
import { REFUSALS } from './types';

/** Why something was not done, in the reader's language where a rule says so. */
export function Refusal({ problem }: { readonly problem: Error }) {
  const { t } = useTranslation();
  const code = problem instanceof ApiProblem ? problem.code : '';
  const known = REFUSALS.find((candidate) => candidate === code);
  if (known === undefined) return <FailureNote problem={problem} />;
  return <Alert type="error" showIcon title={t(`access.refusals.${known}`)} />;
}
