/**
 * Proof that the ingest job loses nothing and doubles nothing: real processes, a ledger that is known beforehand, faults
 * while it is fed, and mutants that show that the same verification would notice.
 *
 * <p>{@link io.atrium.jobs.proof.Ledger} says what is sent and what must come of it, in plain Java and without the
 * warehouse's SQL; {@link io.atrium.jobs.proof.Feed} sends it; {@link io.atrium.jobs.proof.Fault} breaks things
 * meanwhile; {@link io.atrium.jobs.proof.Verification} compares.
 */
@NullMarked
package io.atrium.jobs.proof;

import org.jspecify.annotations.NullMarked;
