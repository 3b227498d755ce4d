/**
 * What must be true of hosts, network and what a customer brings, before anything is installed.
 *
 * <p>A {@link io.atrium.installer.preflight.Check} looks at one concern and answers findings; what it is called and what to do about it stands once, in
 * {@link io.atrium.installer.preflight.Item}, from which the documentation is made. Checks change nothing: what they write to try something is taken back.
 * A check that cannot be made says so and is never counted as passed. Passwords are read from their files when they are used and are in no finding.
 */
@NullMarked
package io.atrium.installer.preflight;

import org.jspecify.annotations.NullMarked;
