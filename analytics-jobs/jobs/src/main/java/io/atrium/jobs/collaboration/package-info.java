/**
 * What people did with one another, as facts: which message was answered and when, what a meeting was like and who was
 * there, who used a document after whom. Pure functions from the events of a key to rows, exactly as
 * {@code analytics-jobs/docs/definitions.md}, section 2, says; the operator around them is {@code io.atrium.jobs.derive}.
 *
 * <p>Conversations and documents go on for years. Their keys are therefore cut into spans of time, and an event goes to
 * every span in which it can change a row: a span's key ends when its time is over, and is derived from its own events
 * alone.
 */
@NullMarked
package io.atrium.jobs.collaboration;

import org.jspecify.annotations.NullMarked;
