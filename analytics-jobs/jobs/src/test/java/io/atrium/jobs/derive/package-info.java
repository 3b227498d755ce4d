/** Tests of what keeps derived facts right, whatever arrives. */
@NullMarked
package io.atrium.jobs.derive;

import org.jspecify.annotations.NullMarked;
