/**
 * Tenants on the move: an export writes everything of one into a single archive of open formats, an import makes a tenant from it in an
 * installation that has none of that id.
 *
 * <p>Invariants: tables are found in PostgreSQL's catalog, so that none is forgotten; rows are read inside the tenant and facts with the tenant's
 * own account of the warehouse; an archive is read only after every byte of it was checked; a job that was killed goes on where it stopped.
 */
@NullMarked
package io.atrium.server.transfer;

import org.jspecify.annotations.NullMarked;
