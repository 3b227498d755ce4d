/**
 * The directory's history in the warehouse, for every N. Written by the server's publisher; facade: {@link
 * io.atrium.warehouse.directory.DirectoryHistory}.
 */
@NullMarked
package io.atrium.warehouse.directory;

import org.jspecify.annotations.NullMarked;
