/**
 * The job {@code ingest}: Kafka's events become raw facts, each once. Decode, drop what was seen, keep what cannot count
 * as a dead letter, and account for every offset.
 *
 * <pre>
 * atrium.usage, .collaboration, .business -> decode -> (by identity) judge -> facts and outcomes -> ClickHouse
 *                                                                       \-> dead letters -> atrium.dlq
 * </pre>
 *
 * {@link io.atrium.jobs.ingest.IngestJob} is the entrance. Invariant: each record has one fate (row, duplicate or dead
 * letter), decided in one place (judge) and counted there, so that offsets = rows + duplicates + dead letters.
 */
@NullMarked
package io.atrium.jobs.ingest;

import org.jspecify.annotations.NullMarked;
