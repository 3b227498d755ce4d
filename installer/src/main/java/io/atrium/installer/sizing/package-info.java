/**
 * How large an installation has to be, from members and events a second, with every step of the arithmetic.
 *
 * <p>What was measured is a {@link io.atrium.installer.sizing.Figure} with the page that says so; what is assumed is marked as an estimate. Nothing here reads
 * a machine.
 */
@NullMarked
package io.atrium.installer.sizing;

import org.jspecify.annotations.NullMarked;
