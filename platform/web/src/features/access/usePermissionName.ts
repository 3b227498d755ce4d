import { useTranslation } from 'react-i18next';
import { PERMISSIONS } from './types';

/** What a permission is called; wildcards and those of a newer server as they are written. */
export function usePermissionName(): (permission: string) => string {
  const { t } = useTranslation();
  return (permission) => {
    const known = PERMISSIONS.find((candidate) => candidate === permission);
    return known === undefined ? permission : t(`access.permissions.${key(known)}`);
  };
}

/** Texts are nested by dots, and a colon would name another bundle of them. */
function key<P extends (typeof PERMISSIONS)[number]>(permission: P) {
  return permission.replace(':', '_') as P extends `${infer Domain}:${infer What}` ? `${Domain}_${What}` : never;
}
