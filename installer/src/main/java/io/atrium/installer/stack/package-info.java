/**
 * Starts, watches and stops components in the order of their dependencies; the supervisor and the test harness.
 */
@NullMarked
package io.atrium.installer.stack;

import org.jspecify.annotations.NullMarked;
