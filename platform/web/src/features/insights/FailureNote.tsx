import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';

/** A part of the page that could not be loaded, and the button that tries again. */
export function FailureNote({ problem, retry }: { readonly problem: Error; readonly retry: () => void }) {
  const { t } = useTranslation();
  const unreachable = problem instanceof ApiProblem && problem.kind === 'unreachable';
  return (
    <Alert
      type="error"
      showIcon
      title={unreachable ? t('status.unreachableTitle') : t('status.broken', { message: problem.message })}
      action={
        <Button size="small" onClick={retry}>
          {t('status.retry')}
        </Button>
      }
    />
  );
}
