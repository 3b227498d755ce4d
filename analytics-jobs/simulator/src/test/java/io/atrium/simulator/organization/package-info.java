@NullMarked
package io.atrium.simulator.organization;

import org.jspecify.annotations.NullMarked;
