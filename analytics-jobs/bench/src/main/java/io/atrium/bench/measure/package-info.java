/** Processor time, percentiles, the machine. */
@NullMarked
package io.atrium.bench.measure;

import org.jspecify.annotations.NullMarked;
