import Keycloak from 'keycloak-js';
import type { Tokens } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import type { PublicTenant } from '../../api/types';
import type { Language } from '../../i18n';

/** A token must be good for this long when a request starts. */
const MINIMUM_VALIDITY_SECONDS = 20;

/**
 * Sign-in at the tenant's realm: authorization code with PKCE (S256). Tokens live in this object only;
 * after a reload the realm's own session signs in again without a question.
 */
export class RealmSignIn implements Tokens {
  private readonly keycloak: Keycloak;
  private started: Promise<void> | undefined;

  constructor(
    private readonly tenant: PublicTenant,
    private readonly language: Language,
    private readonly expired: () => void,
  ) {
    this.keycloak = new Keycloak({ url: tenant.oidc.url, realm: tenant.oidc.realm, clientId: tenant.oidc.clientId });
  }

  /** Resolves when somebody is signed in; leaves the page for the realm's sign-in when nobody is. */
  start(): Promise<void> {
    this.started ??= this.open();
    return this.started;
  }

  private async open(): Promise<void> {
    if (!returnsFromRealm(window.location)) await this.reachable();
    this.keycloak.onTokenExpired = () => void this.refresh(MINIMUM_VALIDITY_SECONDS).catch(() => undefined);
    const signedIn = await this.keycloak.init({
      onLoad: 'login-required',
      pkceMethod: 'S256',
      checkLoginIframe: false,
      locale: this.language,
    });
    if (!signedIn) await new Promise<never>(() => undefined); // the browser is already on its way to the realm
  }

  private async reachable(): Promise<void> {
    const address = `${this.tenant.oidc.url}/realms/${this.tenant.oidc.realm}/.well-known/openid-configuration`;
    try {
      await fetch(address, { mode: 'no-cors', cache: 'no-store' });
    } catch (cause) {
      throw ApiProblem.unreachable(cause);
    }
  }

  current(): Promise<string> {
    return this.refresh(MINIMUM_VALIDITY_SECONDS);
  }

  renewed(): Promise<string> {
    return this.refresh(-1);
  }

  private async refresh(validitySeconds: number): Promise<string> {
    try {
      await this.keycloak.updateToken(validitySeconds);
    } catch (cause) {
      if (this.keycloak.authenticated) throw ApiProblem.unreachable(cause);
    }
    if (this.keycloak.token === undefined || !this.keycloak.authenticated) {
      this.expired();
      throw ApiProblem.sessionExpired();
    }
    return this.keycloak.token;
  }

  /** Back to the realm, and afterwards to the page that is open now. */
  again(): Promise<void> {
    return this.keycloak.login({ locale: this.language });
  }

  signOut(): Promise<void> {
    return this.keycloak.logout({ redirectUri: `${window.location.origin}/?signedOut=${this.tenant.id}` });
  }
}

function returnsFromRealm(location: Location): boolean {
  const fragment = new URLSearchParams(location.hash.slice(1));
  return fragment.has('state') && (fragment.has('code') || fragment.has('error'));
}
