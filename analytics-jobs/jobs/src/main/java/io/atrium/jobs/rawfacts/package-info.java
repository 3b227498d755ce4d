/**
 * Events read back from the raw facts that {@code ingest} wrote: the same events, field by field, that it had decoded, so that what is
 * derived from them is what was derived from Kafka. Replay reads them, and whoever has to know an event again that its memory has dropped.
 */
@NullMarked
package io.atrium.jobs.rawfacts;

import org.jspecify.annotations.NullMarked;
