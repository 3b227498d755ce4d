import { DeleteOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, ColorPicker, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { contrastOf } from '../../theme/brand';
import { LIGHT } from '../../theme/tokens';
import { useSession } from '../signin/session';
import './branding.css';
import { type Branding, logoUrl } from './types';
import { brandingKey, useBranding } from './useBranding';

const LEAST_CONTRAST = 4.5;
const LARGEST_LOGO = 1 << 20;

/** Colour and logo of the organization. Each change is saved at once and seen in the page around. */
export function BrandingPanel() {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const language = useLanguage();
  const { accent, logo } = useBranding(tenant.id);
  const [picked, setPicked] = useState<string>();
  const [tooLarge, setTooLarge] = useState(false);
  const change = useMutation({
    mutationFn: (save: () => Promise<Branding>) => save(),
    onSuccess: (saved) => {
      queries.setQueryData(brandingKey(tenant.id), saved);
      setPicked(undefined);
      void message.success(t('branding.saved'));
    },
  });
  const colour = picked ?? accent ?? LIGHT.accent;
  const contrast = contrastOf(colour, '#ffffff');
  const readable = contrast >= LEAST_CONTRAST;
  const removeLogo = async (): Promise<Branding> => {
    await api.delete('/branding/logo');
    return accent === undefined ? {} : { accent };
  };
  const choose = (file: File) => {
    setTooLarge(file.size > LARGEST_LOGO);
    if (file.size <= LARGEST_LOGO) change.mutate(() => api.upload<Branding>('/branding/logo', file));
  };
  return (
    <section className="panel branding" aria-labelledby="settings-branding">
      <h2 id="settings-branding">{t('branding.title')}</h2>
      <p className="panel-note">{t('branding.lead')}</p>
      <div className="branding-row">
        <ColorPicker
          value={colour}
          disabledAlpha
          disabledFormat
          format="hex"
          showText
          onChange={(value) => setPicked(value.toHexString())}
        >
          <Button aria-label={t('branding.accent', { colour })}>
            <span className="branding-swatch" style={{ background: colour }} aria-hidden="true" />
            {colour}
          </Button>
        </ColorPicker>
        <span role="status" className={readable ? 'muted' : 'branding-unreadable'}>
          {t(readable ? 'branding.readable' : 'branding.unreadable', { contrast: contrast.toFixed(1) })}
        </span>
        <Button
          disabled={picked === undefined || picked === accent || !readable}
          loading={change.isPending}
          onClick={() => change.mutate(() => api.put<Branding>('/branding/accent', { accent: colour }))}
        >
          {t('branding.useColour')}
        </Button>
        {accent !== undefined && (
          <Button onClick={() => change.mutate(() => api.put<Branding>('/branding/accent', { accent: null }))}>
            {t('branding.resetColour')}
          </Button>
        )}
      </div>
      <div className="branding-row">
        {logo === undefined ? (
          <span className="muted">{t('branding.noLogo')}</span>
        ) : (
          <img
            className="branding-logo"
            src={logoUrl(tenant.id, logo)}
            alt={t('branding.logoOf', { organization: localized(tenant.name, language) })}
          />
        )}
        <Upload
          accept="image/png,image/jpeg"
          showUploadList={false}
          beforeUpload={(file) => {
            choose(file);
            return Upload.LIST_IGNORE;
          }}
        >
          <Button icon={<UploadOutlined aria-hidden="true" />} loading={change.isPending}>
            {t('branding.upload')}
          </Button>
        </Upload>
        {logo !== undefined && (
          <Button icon={<DeleteOutlined aria-hidden="true" />} onClick={() => change.mutate(removeLogo)}>
            {t('branding.removeLogo')}
          </Button>
        )}
        <span className="muted">{t('branding.logoHint')}</span>
      </div>
      {tooLarge && <Alert type="error" showIcon title={t('branding.tooLarge')} />}
      {change.error && <Alert type="error" showIcon title={t('branding.failed')} description={change.error.message} />}
    </section>
  );
}
