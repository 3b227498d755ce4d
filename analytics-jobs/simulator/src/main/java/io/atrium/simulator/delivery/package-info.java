/**
 * Brings a simulation's events into a tenant through the public gateway, newest days first, then as time goes by. What was acknowledged is
 * written down; what is sent twice after a crash counts once, because an event's identity follows from the simulation.
 */
@NullMarked
package io.atrium.simulator.delivery;

import org.jspecify.annotations.NullMarked;
