import { createContext, use } from 'react';
import type { ApiClient } from '../../api/client';
import type { Me } from '../../api/types';

/** Who operates the platform, and how to talk to the server in their name. */
export interface OperatorSession {
  readonly me: Omit<Me, 'tenant'>;
  readonly api: ApiClient;
  readonly signOut: () => void;
}

export const OperatorContext = createContext<OperatorSession | undefined>(undefined);

export function useOperator(): OperatorSession {
  const session = use(OperatorContext);
  if (!session) throw new Error('useOperator needs the Platform above it');
  return session;
}
