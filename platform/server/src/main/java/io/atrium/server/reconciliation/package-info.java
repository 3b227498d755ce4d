/**
 * The auditor: proves continuously that of every Kafka partition <em>offsets = raw rows + duplicates + dead letters</em>, that no record counts
 * twice, and that the rollups say what the raw facts say. Facade: {@link io.atrium.server.reconciliation.Reconciliation}.
 *
 * <p>The ingest job claims, in {@code ingest_outcome}, what became of each offset, and its raw blocks are committed before the claim that
 * speaks of them. So whoever reads claims first, raw facts second and Kafka's end last sees a running system balanced. Two passes:
 *
 * <ul>
 *   <li>The continuous pass proves of each lane (partition and generation) the offsets since its seal: claims cover them without a gap, and the
 *       raw facts hold each claimed row once. What is proved is sealed in PostgreSQL and not read again. Of sealed history it proves the
 *       totals: number of raw facts, and {@code event_daily} against it; both cost the same whatever the history's length.
 *   <li>The deep pass proves all sealed history again, offset by offset, across generations, and the message rollups tenant by tenant. It
 *       runs daily, on demand, and when totals do not fit.
 * </ul>
 *
 * <p>Invariants: a difference is reported only when it has stood in consecutive passes. Offsets and totals mix tenants, so they leave by the
 * management listener only; a tenant is told the verdict and its own ledger.
 */
@NullMarked
package io.atrium.server.reconciliation;

import org.jspecify.annotations.NullMarked;
