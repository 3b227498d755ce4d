import { CopyOutlined, DatabaseOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../signin/session';

interface NoDataYetProps {
  readonly organization: string;
  /** The first figures are on their way: nobody needs to do anything. */
  readonly coming: boolean;
}

/** An organization without a single event: what to do, with the commands to do it. */
export function NoDataYet({ organization, coming }: NoDataYetProps) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  if (coming) {
    return (
      <section className="panel nothing" data-state="first-figures">
        <h2>{t('insights.nothing.coming')}</h2>
        <p className="muted">{t('insights.nothing.comingText')}</p>
      </section>
    );
  }
  const importing = `installer/bin/atrium import messages --tenant ${tenant.id} --directory directory.csv --messages messages.csv`;
  return (
    <section className="panel nothing" data-state="no-data">
      <span className="notice-icon">
        <DatabaseOutlined aria-hidden="true" />
      </span>
      <h2>{t('insights.nothing.title')}</h2>
      <p className="muted">{t('insights.nothing.lead', { organization })}</p>
      <div className="nothing-ways">
        <Way title={t('insights.nothing.import')} text={t('insights.nothing.importText')} command={importing} />
        <div className="nothing-way">
          <h3>{t('insights.nothing.send')}</h3>
          <p className="muted">{t('insights.nothing.sendText')}</p>
          <a href="/docs/events">{t('insights.nothing.catalogue')}</a>
        </div>
      </div>
    </section>
  );
}

function Way({ title, text, command }: { readonly title: string; readonly text: string; readonly command: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = () =>
    void navigator.clipboard.writeText(command).then(() => message.success(t('insights.nothing.copied')));
  return (
    <div className="nothing-way">
      <h3>{title}</h3>
      <p className="muted">{text}</p>
      <div className="command">
        <code>{command}</code>
        <Button
          type="text"
          size="small"
          icon={<CopyOutlined aria-hidden="true" />}
          aria-label={t('insights.nothing.copy')}
          title={t('insights.nothing.copy')}
          onClick={copy}
        />
      </div>
    </div>
  );
}
