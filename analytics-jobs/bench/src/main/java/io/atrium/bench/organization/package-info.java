/** The simulator's organization, its events stamped as the gateway stamps them. */
@NullMarked
package io.atrium.bench.organization;

import org.jspecify.annotations.NullMarked;
