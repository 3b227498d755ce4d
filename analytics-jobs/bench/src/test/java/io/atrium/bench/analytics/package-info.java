@NullMarked
package io.atrium.bench.analytics;

import org.jspecify.annotations.NullMarked;
