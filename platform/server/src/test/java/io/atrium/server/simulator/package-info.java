@NullMarked
package io.atrium.server.simulator;

import org.jspecify.annotations.NullMarked;
