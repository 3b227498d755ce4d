/**
 * Dead letters: records that the ingest job could not count. They are kept for ever, browsed, mended by rule and replayed, or discarded
 * with a reason.
 *
 * <p>Invariants: a letter's bytes never change and no letter is deleted, the database's grants see to it; a tenant sees its own letters only,
 * and nobody sees those whose tenant is unknown; a mend never changes the tenant; a letter counts as replayed only after Kafka's
 * acknowledgement, and what a crash repeats has the same identity and counts once.
 */
@NullMarked
package io.atrium.server.deadletters;

import org.jspecify.annotations.NullMarked;
