import Keycloak from 'keycloak-js';
import type { Tokens } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import type { PublicTenant } from '../../api/types';
import type { Language } from '../../i18n';
import { askSilently, returnAddress } from './silently';

/** A token must be good for this long when a request starts. */
const MINIMUM_VALIDITY_SECONDS = 20;

/**
 * Sign-in at the tenant's realm: authorization code with PKCE (S256). Tokens live in this object only;
 * after a reload the realm's own session signs in again without a question, in a hidden frame: the page is loaded once, and Back leads
 * to the page before. Only when that does not work the browser goes to the realm, in place of this page's entry in the history.
 */
export class RealmSignIn implements Tokens {
  private keycloak: Keycloak;
  private started: Promise<void> | undefined;

  constructor(
    private readonly tenant: PublicTenant,
    private readonly language: Language,
    private readonly expired: () => void,
  ) {
    this.keycloak = this.client();
  }

  private client(): Keycloak {
    const { url, realm, clientId } = this.tenant.oidc;
    const keycloak = new Keycloak({ url, realm, clientId });
    keycloak.onTokenExpired = () => void this.refresh(MINIMUM_VALIDITY_SECONDS).catch(() => undefined);
    return keycloak;
  }

  /** Resolves when somebody is signed in; leaves the page for the realm's sign-in when nobody is. */
  start(): Promise<void> {
    this.started ??= this.open();
    return this.started;
  }

  private async open(): Promise<void> {
    if (await this.init()) return;
    if (await this.silently()) return;
    await this.reachable();
    await this.again();
  }

  /** Takes the realm's answer out of the address, when it stands there. */
  private init(): Promise<boolean> {
    return this.keycloak.init({ pkceMethod: 'S256', checkLoginIframe: false });
  }

  private async silently(): Promise<boolean> {
    const address = await this.keycloak.createLoginUrl({
      prompt: 'none',
      redirectUri: returnAddress(window.location.origin),
    });
    const fragment = await askSilently(address);
    if (fragment === undefined) return false;
    // The adapter takes an answer from the address alone, and when it begins.
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', pathname + search + fragment);
    this.keycloak = this.client();
    return this.init();
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

  /** To the realm, and afterwards to the page that is open now. Does not resolve: the browser is on its way. */
  async again(): Promise<void> {
    window.location.replace(await this.keycloak.createLoginUrl({ locale: this.language }));
    await new Promise<never>(() => undefined);
  }

  signOut(): Promise<void> {
    return this.keycloak.logout({ redirectUri: `${window.location.origin}/?signedOut=${this.tenant.id}` });
  }
}
