@NullMarked
package io.atrium.bench.peer;

import org.jspecify.annotations.NullMarked;
