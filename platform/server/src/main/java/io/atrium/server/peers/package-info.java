/**
 * What comparable organizations reach: signed peer packs, which operators import and nobody fetches, and with whom a tenant is compared. Callers: the
 * HTTP API, and {@code insights} for the index. Facade: {@link io.atrium.server.peers.PeersModule}.
 *
 * <p>Invariants: nothing of a pack is believed before its signature is that of the key which the operator named; a figure speaks of at least ten
 * organizations and is of a formula that this software has; a version never goes back; no row here belongs to a tenant.
 */
@NullMarked
package io.atrium.server.peers;

import org.jspecify.annotations.NullMarked;
