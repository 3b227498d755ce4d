import { CheckOutlined, DesktopOutlined, GlobalOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language, switchLanguage } from '../i18n';
import { useLanguage } from '../i18n/useLanguage';
import { THEME_CHOICES, type ThemeChoice, useTheme } from '../theme/ThemeProvider';

export function LanguageSwitch() {
  const { t } = useTranslation();
  const language = useLanguage();
  const items = LANGUAGES.map((choice) => ({
    key: choice,
    label: <span lang={choice}>{t(`language.${choice}`)}</span>,
    ...chosen(choice === language),
    onClick: () => void switchLanguage(choice),
  }));
  return (
    <Choice
      label={`${t('language.label')}: ${t(`language.${language}`)}`}
      icon={<GlobalOutlined aria-hidden="true" />}
      items={items}
      text={SHORT[language]}
    />
  );
}

const SHORT: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'EN' };

export function ThemeSwitch() {
  const { t } = useTranslation();
  const theme = useTheme();
  const items = THEME_CHOICES.map((choice) => ({
    key: choice,
    label: t(`theme.${choice}`),
    ...chosen(choice === theme.choice),
    onClick: () => theme.choose(choice),
  }));
  return (
    <Choice label={`${t('theme.label')}: ${t(`theme.${theme.choice}`)}`} icon={ICONS[theme.choice]} items={items} />
  );
}

const ICONS: Readonly<Record<ThemeChoice, React.ReactNode>> = {
  light: <SunOutlined aria-hidden="true" />,
  dark: <MoonOutlined aria-hidden="true" />,
  system: <DesktopOutlined aria-hidden="true" />,
};

function chosen(yes: boolean) {
  return {
    icon: <CheckOutlined aria-hidden="true" style={{ visibility: yes ? 'visible' : 'hidden' }} />,
    'aria-current': yes,
  };
}

interface ChoiceProps {
  readonly label: string;
  readonly icon: React.ReactNode;
  readonly items: NonNullable<MenuProps['items']>;
  readonly text?: string;
}

function Choice({ label, icon, items, text }: ChoiceProps) {
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" icon={icon} aria-label={label} aria-haspopup="menu">
        {text}
      </Button>
    </Dropdown>
  );
}
