/** An organization's own look; what is absent is Atrium's own. */
export interface Branding {
  /** `#rrggbb` */
  readonly accent?: string;
  /** Digest of the logo, under which it can be loaded. */
  readonly logo?: string;
}

export function logoUrl(tenant: string, logo: string): string {
  return `/api/v1/public/tenants/${tenant}/logo/${logo}`;
}
