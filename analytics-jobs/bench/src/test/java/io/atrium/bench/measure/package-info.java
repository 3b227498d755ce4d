@NullMarked
package io.atrium.bench.measure;

import org.jspecify.annotations.NullMarked;
