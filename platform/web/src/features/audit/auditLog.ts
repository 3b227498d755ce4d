import { createContext, use } from 'react';
import type { ApiClient } from '../../api/client';

/** Which log is looked at, by whom. */
export interface AuditLog {
  readonly api: ApiClient;
  /** The name of the log: a tenant's id, or `platform`. */
  readonly name: string;
  /** Where it is in the API. */
  readonly path: '/audit' | '/platform/audit';
  readonly permissions: readonly string[];
  readonly timeZone?: string;
}

export const AuditLogContext = createContext<AuditLog | undefined>(undefined);

export function useAuditLog(): AuditLog {
  const log = use(AuditLogContext);
  if (!log) throw new Error('useAuditLog needs a log above it');
  return log;
}
