/**
 * How members spend their days: use is cut into sessions by device, and what else a day has is gathered, for the jobs
 * {@code sessions} and {@code adoption}. One fact for a member and day, because both look at the same events.
 */
@NullMarked
package io.atrium.jobs.sessions;

import org.jspecify.annotations.NullMarked;
