import { useTranslation } from 'react-i18next';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { PageTitle } from '../../shell/PageTitle';
import { useMay, useSession } from '../signin/session';
import { FiguresSection } from './FiguresSection';
import './groups.css';
import { RelationsSection } from './RelationsSection';

/** The group: figures of subsidiaries for who may see them, and who shares with whom for administrators. */
export default function GroupsPage() {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const organization = localized(tenant.name, useLanguage());
  const maySeeFigures = useMay('groups:metrics');
  const maySeeRelations = useMay('groups:read');
  return (
    <>
      <PageTitle title={t('groups.title')} lead={t('groups.lead', { organization })} />
      <div className="stack">
        {maySeeFigures && <FiguresSection />}
        {maySeeRelations && <RelationsSection />}
      </div>
    </>
  );
}
