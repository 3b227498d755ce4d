@NullMarked
package io.atrium.bench.events;

import org.jspecify.annotations.NullMarked;
