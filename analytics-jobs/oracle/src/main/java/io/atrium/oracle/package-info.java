/**
 * Every metric straight from events, from the words of {@code analytics-jobs/docs/definitions.md} alone: no stream, no database, no SQL. What
 * the jobs and the warehouse answer has to be equal. Nothing here is shipped, and nothing here is fast where it could be plain.
 */
@NullMarked
package io.atrium.oracle;

import org.jspecify.annotations.NullMarked;
