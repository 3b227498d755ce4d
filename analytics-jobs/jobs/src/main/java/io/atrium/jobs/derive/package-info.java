/**
 * Facts that are derived from other facts, and change when those do. A {@link io.atrium.jobs.derive.Derivation} is a pure
 * function from the events of one key to rows; the operator around it keeps the events' fragments and the rows that it
 * wrote last, and writes what changed, signed. What the facts are is defined in {@code analytics-jobs/docs/definitions.md}.
 */
@NullMarked
package io.atrium.jobs.derive;

import org.jspecify.annotations.NullMarked;
