import { Form, Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../i18n';

const NAME_LENGTH = 100;

export function OrganizationSection() {
  const { t } = useTranslation();
  const zones = useMemo(
    () => ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => ({ value: zone, label: zone })),
    [],
  );
  const name = [
    { required: true, whitespace: true, message: t('settings.rules.required') },
    { max: NAME_LENGTH, message: t('settings.rules.tooLong', { max: NAME_LENGTH }) },
  ];
  return (
    <section className="panel" aria-labelledby="settings-organization">
      <h2 id="settings-organization">{t('settings.organization.title')}</h2>
      <div className="settings-grid">
        <Form.Item name={['organizationName', 'zh']} label={t('settings.organization.nameZh')} rules={name}>
          <Input lang="zh-CN" />
        </Form.Item>
        <Form.Item name={['organizationName', 'en']} label={t('settings.organization.nameEn')} rules={name}>
          <Input lang="en" />
        </Form.Item>
        <Form.Item
          name="timeZone"
          label={t('settings.organization.timeZone')}
          extra={t('settings.organization.timeZoneHint')}
          rules={[{ required: true, message: t('settings.rules.required') }]}
        >
          <Select showSearch options={zones} />
        </Form.Item>
        <Form.Item name="locale" label={t('settings.organization.locale')}>
          <Select options={LANGUAGES.map((language) => ({ value: language, label: t(`language.${language}`) }))} />
        </Form.Item>
      </div>
    </section>
  );
}
