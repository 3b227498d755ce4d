/** The shapes of `/me/sessions` and `/accounts/{user}/sessions`, as written in platform/docs/identity.md. */
export interface AccountSession {
  /** Absent in the sessions of somebody else. */
  readonly id?: string;
  readonly current: boolean;
  readonly address?: string;
  readonly userAgent?: string;
  readonly startedAt: string;
  readonly lastSeenAt: string;
}

export interface OwnSessions {
  readonly sessions: readonly AccountSession[];
}

export interface PersonSessions {
  readonly account: { readonly username: string; readonly name: string; readonly email?: string };
  readonly sessions: readonly AccountSession[];
}
