/**
 * Debian packages as inputs of the bundle: which are wanted, which exact ones were resolved, fetched and checked, and what is in them.
 * Only {@code Apt} asks the archive, and only on the connected side.
 */
@NullMarked
package io.atrium.installer.debian;

import org.jspecify.annotations.NullMarked;
