/**
 * What people do on a day. Each domain of work invents its own cases; a case is named by the day and the member that begin it, so a day's
 * events are the same whatever was asked for before, in whatever order, by however many threads.
 */
@NullMarked
package io.atrium.simulator.behaviour;

import org.jspecify.annotations.NullMarked;
