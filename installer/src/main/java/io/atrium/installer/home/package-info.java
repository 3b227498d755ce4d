/**
 * One installation on disk: its home directory, generated secrets and remembered ports.
 */
@NullMarked
package io.atrium.installer.home;

import org.jspecify.annotations.NullMarked;
