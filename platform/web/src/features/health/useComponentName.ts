import { useTranslation } from 'react-i18next';

/** The name of a component in the reader's language; its id when it has none. */
export function useComponentName(): (id: string) => string {
  const { t, i18n } = useTranslation();
  return (id) => (i18n.exists(`health.names.${id}`) ? t(`health.names.${id as 'server'}`) : id);
}
