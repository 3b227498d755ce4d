/**
 * The simulated organizations of the evaluation: whether there are any, how large they are, and the process that writes them.
 */
@NullMarked
package io.atrium.installer.simulator;

import org.jspecify.annotations.NullMarked;
