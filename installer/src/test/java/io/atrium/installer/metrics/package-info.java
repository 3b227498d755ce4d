@NullMarked
package io.atrium.installer.metrics;

import org.jspecify.annotations.NullMarked;
