@NullMarked
package io.atrium.simulator.behaviour;

import org.jspecify.annotations.NullMarked;
