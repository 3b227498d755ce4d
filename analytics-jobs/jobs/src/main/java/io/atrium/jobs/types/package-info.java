/** Flink types of immutable values that say themselves how they are written: no reflection, no Kryo, no copies. */
@NullMarked
package io.atrium.jobs.types;

import org.jspecify.annotations.NullMarked;
