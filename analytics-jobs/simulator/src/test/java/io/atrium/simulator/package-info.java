@NullMarked
package io.atrium.simulator;

import org.jspecify.annotations.NullMarked;
