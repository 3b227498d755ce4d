import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadAhead } from './app/ahead';
import { App } from './app/App';
import './app/base.css';
import { componentLocale } from './app/componentLocale';
import { preferredLanguage, startI18n } from './i18n';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

loadAhead(window.location);
const language = preferredLanguage();
const [locale] = await Promise.all([componentLocale(language), startI18n(language)]);
createRoot(root).render(
  <StrictMode>
    <App locale={locale} />
  </StrictMode>,
);
