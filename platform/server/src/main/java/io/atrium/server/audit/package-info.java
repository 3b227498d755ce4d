/**
 * The audit log: who did what, on whose behalf, on what, from where, with which outcome. {@link io.atrium.server.audit.Audit} takes entries of
 * every feature; only auditors read them.
 *
 * <p>Invariants: an entry is recorded in the transaction of the change it tells of, as its last step, so that neither is there without the
 * other; the database chains each tenant's records by hash and refuses to change them; the log is independent of the tenants table, it
 * outlives a tenant. No secret and no personal content goes into an entry.
 */
@NullMarked
package io.atrium.server.audit;

import org.jspecify.annotations.NullMarked;
