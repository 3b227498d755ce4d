/**
 * Who belongs to a simulated organization, where, since when, and when they work. Everything follows from profile, seed and origin;
 * nothing is random that a second run would not repeat.
 */
@NullMarked
package io.atrium.simulator.organization;

import org.jspecify.annotations.NullMarked;
