/**
 * What the warehouse says when the books are balanced: the ingest job's claims of what became of each Kafka offset, the raw facts that are
 * really there, and the rollups. Facade: {@link io.atrium.warehouse.reconciliation.ReconciliationQueries}, called by the server's
 * reconciliation with the account {@code atrium_platform}, which sees bookkeeping columns only and no figure of a person.
 *
 * <p>Invariant: numbers only; who is right is decided elsewhere.
 */
@NullMarked
package io.atrium.warehouse.reconciliation;

import org.jspecify.annotations.NullMarked;
