/** Sections 3 and 4 of the page and the index, one class for each dimension. */
@NullMarked
package io.atrium.oracle.metrics;

import org.jspecify.annotations.NullMarked;
