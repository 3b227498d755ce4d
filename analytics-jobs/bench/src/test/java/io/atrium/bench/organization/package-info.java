@NullMarked
package io.atrium.bench.organization;

import org.jspecify.annotations.NullMarked;
