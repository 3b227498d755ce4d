import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';

/** For somebody who may sign in and is nobody in the directory. */
export function StrangerNotice() {
  const { t } = useTranslation();
  return (
    <Alert type="warning" showIcon title={t('own.privacy.strangerTitle')} description={t('own.privacy.stranger')} />
  );
}
