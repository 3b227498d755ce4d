/**
 * Installs, upgrades, rolls back and removes an installation from a verified bundle: one engine for every target.
 *
 * <p>Planning decides and changes nothing: a {@code Plan} is an ordered list of steps, each with what it changes, where, for how long,
 * with how much room, and how it is taken back. Applying writes each step into a journal before and after it, so whoever comes after a
 * crash knows where it stopped. Every step can be done again after it was cut off anywhere. Before the point of no return a step that
 * fails takes everything back; after it the run stays open and is gone on with. Releases lie side by side and are driven by their own
 * command line ({@code stack prepare, up, check, status, down}), so the code that starts or stops a release is that release's.
 */
@NullMarked
package io.atrium.installer.install;

import org.jspecify.annotations.NullMarked;
