package io.atrium.server.deadletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to a letter.
 *
 * @param action claimed, replayed, refused or discarded
 * @param by who did it, or began the run that did
 * @param detail why, or the topic of the mended event
 */
record HistoryLine(Instant at, String action, @Nullable Long runId, String by, String detail) {}
