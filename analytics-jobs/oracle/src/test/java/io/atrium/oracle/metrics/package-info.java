@NullMarked
package io.atrium.oracle.metrics;

import org.jspecify.annotations.NullMarked;
