import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../signin/session';
import { ComparisonForm } from './ComparisonForm';
import { GoalHistory } from './GoalHistory';
import { GoalTable } from './GoalTable';

const WIDTH = 820;

/** What the index compares with, and how that came about. */
export function TargetsDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const mayCompare = useMay('settings:write');
  return (
    <Modal
      open
      onCancel={close}
      title={t('metrics.targets.title')}
      closable={{ 'aria-label': t('metrics.targets.close') }}
      width={WIDTH}
      footer={null}
    >
      <p>{t('metrics.targets.lead')}</p>
      {mayCompare && <ComparisonForm />}
      <GoalTable />
      <GoalHistory />
    </Modal>
  );
}
