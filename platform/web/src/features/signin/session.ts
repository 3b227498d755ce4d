import { createContext, use } from 'react';
import type { ApiClient } from '../../api/client';
import { may } from '../../api/permissions';
import type { Me, PublicTenant } from '../../api/types';
import type { Activity } from '../../activity/activity';

/** Who is signed in where, and how to talk to the server in their name. */
export interface Session {
  readonly tenant: PublicTenant;
  readonly me: Me;
  readonly api: ApiClient;
  readonly activity: Activity;
  readonly signOut: () => void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession needs a SessionProvider above it');
  return session;
}

export function useMay(permission: string): boolean {
  return may(useSession().me.permissions, permission);
}
