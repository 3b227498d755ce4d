/** The real processes that contestants run on, and what they are asked. */
@NullMarked
package io.atrium.bench.house;

import org.jspecify.annotations.NullMarked;
