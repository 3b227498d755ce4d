/**
 * {@code atrium import}: brings directories, messages and process logs of other systems into a tenant, through the public HTTP API alone.
 *
 * <p>Invariants: a row counts as acknowledged only after the server has answered for it and for every row before it; what was not
 * accepted stands in a file with its reason; sending anything again is harmless, because an event counts once by its source and id.
 */
@NullMarked
package io.atrium.installer.importer;

import org.jspecify.annotations.NullMarked;
