/**
 * PostgreSQL: migrations on the owner's role, work on the server's role, every transaction inside one tenant.\n *\n * <p>Only {@code *Store} classes use it. A transaction without a tenant sees no row: row-level security is forced.
 */
@NullMarked
package io.atrium.server.storage;

import org.jspecify.annotations.NullMarked;
