/** Who takes part, each with its best honest settings. */
@NullMarked
package io.atrium.bench.contestant;

import org.jspecify.annotations.NullMarked;
