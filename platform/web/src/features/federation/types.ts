/** The shapes of `/settings/sign-in`, as written in platform/docs/identity.md. */
export interface Provider {
  readonly kind: 'oidc' | 'saml';
  readonly alias: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly address: string;
  readonly trustEmail: boolean;
  readonly clientId?: string;
  readonly clientSecretSet: boolean;
  readonly redirectUri: string;
}

export interface DirectoryServer {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly vendor: 'ad' | 'other';
  readonly url: string;
  readonly bindDn: string;
  readonly bindPasswordSet: boolean;
  readonly usersDn: string;
  readonly usernameAttribute: string;
  readonly uuidAttribute: string;
  readonly mailAttribute: string;
  readonly objectClasses: string;
  readonly filter?: string;
}

export interface Sources {
  readonly providers: readonly Provider[];
  readonly directories: readonly DirectoryServer[];
  /** Where Keycloak may be made to connect to. */
  readonly hosts: readonly string[];
}

export interface Tried {
  readonly ok: boolean;
  readonly code: string;
  readonly message: string;
}

export interface SyncReport {
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  readonly failed: number;
}

/** What a form holds; texts may be empty. */
export interface ProviderForm {
  readonly kind: 'oidc' | 'saml';
  readonly alias: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly address: string;
  readonly trustEmail: boolean;
  readonly clientId?: string;
  readonly clientSecret?: string;
}

export interface DirectoryForm {
  readonly name: string;
  readonly enabled: boolean;
  readonly vendor: 'ad' | 'other';
  readonly url: string;
  readonly bindDn: string;
  readonly bindPassword?: string;
  readonly usersDn: string;
  readonly usernameAttribute: string;
  readonly uuidAttribute: string;
  readonly mailAttribute: string;
  readonly objectClasses: string;
  readonly filter?: string;
}

export const NEW_PROVIDER: ProviderForm = {
  kind: 'oidc',
  alias: '',
  name: '',
  enabled: true,
  address: '',
  trustEmail: false,
};

/** What most servers of a kind call things. */
export const VENDOR_DEFAULTS = {
  ad: {
    usernameAttribute: 'sAMAccountName',
    uuidAttribute: 'objectGUID',
    objectClasses: 'person, organizationalPerson, user',
  },
  other: { usernameAttribute: 'uid', uuidAttribute: 'entryUUID', objectClasses: 'inetOrgPerson, organizationalPerson' },
} as const;

export const NEW_DIRECTORY: DirectoryForm = {
  name: '',
  enabled: true,
  vendor: 'ad',
  url: '',
  bindDn: '',
  usersDn: '',
  mailAttribute: 'mail',
  ...VENDOR_DEFAULTS.ad,
};

/** A text that was left empty is not sent: a stored secret stays. */
export function sent<F extends object>(form: F): Partial<F> {
  return Object.fromEntries(
    Object.entries(form).filter(([, value]) => value !== '' && value !== undefined),
  ) as Partial<F>;
}

export function providerForm({ kind, alias, name, enabled, address, trustEmail, clientId }: Provider): ProviderForm {
  return { kind, alias, name, enabled, address, trustEmail, ...(clientId === undefined ? {} : { clientId }) };
}

export function directoryForm(server: DirectoryServer): DirectoryForm {
  const { name, enabled, vendor, url, bindDn, usersDn, usernameAttribute, uuidAttribute, mailAttribute } = server;
  const { objectClasses, filter = '' } = server;
  return {
    name,
    enabled,
    vendor,
    url,
    bindDn,
    usersDn,
    usernameAttribute,
    uuidAttribute,
    mailAttribute,
    objectClasses,
    filter,
  };
}
