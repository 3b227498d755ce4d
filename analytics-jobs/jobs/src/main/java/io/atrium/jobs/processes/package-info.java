/**
 * What became of work, as facts: cases of processes, the tasks in them, and the stages of business records. Pure functions
 * from the events of a key to rows, exactly as {@code analytics-jobs/docs/definitions.md}, section 2, says; the operator
 * around them is {@code io.atrium.jobs.derive}. Events count whoever sent them, also from service accounts: a case is what
 * happened to it, not who did it.
 *
 * <p>A key is a case or a record: it grows with the steps of one piece of work, and ends when that is done.
 */
@NullMarked
package io.atrium.jobs.processes;

import org.jspecify.annotations.NullMarked;
