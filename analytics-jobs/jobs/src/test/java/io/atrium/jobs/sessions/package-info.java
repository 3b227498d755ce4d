/** Tests of the days of members. */
@NullMarked
package io.atrium.jobs.sessions;

import org.jspecify.annotations.NullMarked;
