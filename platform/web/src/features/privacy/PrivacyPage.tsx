import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { Loading } from '../../shell/Loading';
import { PageTitle } from '../../shell/PageTitle';
import { ProblemPage } from '../../shell/StatusPage';
import { AccountTabs } from '../account/AccountTabs';
import '../account/account.css';
import { FailureNote } from '../dead-letters/FailureNote';
import { useSession } from '../signin/session';
import { DownloadSection } from './DownloadSection';
import { FamilySection } from './FamilySection';
import { noticeQuery } from './noticeQuery';
import { OptOutSection } from './OptOutSection';
import { OtherRecords } from './OtherRecords';
import './privacy.css';
import { StrangerNotice } from './StrangerNotice';
import type { Count } from './types';

/** What is recorded about whoever reads this, and how to take it along. */
export default function PrivacyPage() {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  const notice = useQuery(noticeQuery(api, tenant.id));
  const known = notice.data?.member !== undefined;
  const counts = useQuery({
    queryKey: ['privacy', tenant.id, 'counts'],
    queryFn: ({ signal }) => api.get<{ readonly counts: readonly Count[] }>('/me/privacy/counts', {}, signal),
    enabled: known,
    retry: false,
  });
  if (notice.error && !notice.data) {
    return <ProblemPage problem={notice.error} retry={() => void notice.refetch()} organization={organization} />;
  }
  return (
    <>
      <AccountTabs />
      <PageTitle title={t('own.privacy.title')} lead={t('own.privacy.lead', { organization })} />
      {!notice.data ? (
        <Loading label={t('app.loading')} />
      ) : (
        <div className="stack account-page">
          {notice.data.member ? (
            <Alert
              type="info"
              showIcon
              title={t('own.privacy.memberTitle', { no: notice.data.member.no })}
              description={t('own.privacy.member', { user: notice.data.member.user, k: notice.data.smallestGroup })}
            />
          ) : (
            <StrangerNotice />
          )}
          {counts.error && <FailureNote problem={counts.error} retry={() => void counts.refetch()} />}
          {notice.data.families.map((family) => (
            <FamilySection
              key={family.id}
              family={family}
              smallestGroup={notice.data.smallestGroup}
              counts={known ? counts.data?.counts : undefined}
            />
          ))}
          <OtherRecords auditDays={notice.data.auditDays} counts={known ? counts.data?.counts : undefined} />
          {notice.data.optOut && <OptOutSection state={notice.data.optOut} smallestGroup={notice.data.smallestGroup} />}
          {known && <DownloadSection />}
        </div>
      )}
    </>
  );
}
