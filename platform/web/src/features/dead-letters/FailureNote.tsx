import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';

/** What went wrong, with each refused field, and the button that tries again where that makes sense. */
export function FailureNote({ problem, retry }: { readonly problem: Error; readonly retry?: () => void }) {
  const { t } = useTranslation();
  const unreachable = problem instanceof ApiProblem && problem.kind === 'unreachable';
  const details = problem instanceof ApiProblem ? problem.errors : [];
  return (
    <Alert
      type="error"
      showIcon
      title={unreachable ? t('status.unreachableTitle') : problem.message}
      description={
        details.length > 1 ? (
          <ul>
            {details.map((detail) => (
              <li key={`${detail.field}${detail.message}`}>{detail.message}</li>
            ))}
          </ul>
        ) : undefined
      }
      action={
        retry && (
          <Button size="small" onClick={retry}>
            {t('status.retry')}
          </Button>
        )
      }
    />
  );
}
