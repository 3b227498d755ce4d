@NullMarked
package io.atrium.simulator.delivery;

import org.jspecify.annotations.NullMarked;
