@NullMarked
package io.atrium.bench.report;

import org.jspecify.annotations.NullMarked;
