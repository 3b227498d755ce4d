/**
 * How much a tenant may take, and what is refused when it has taken it: members of the directory, events a second at the gateway, bytes stored.
 *
 * <p>Invariants: what is refused says which quota, how much of it is used, and changes nothing; a quota below what is there already blocks growth
 * alone; reading, exporting, erasing and whatever frees room is never refused. The pace of events is kept by each server for itself; members are
 * counted in the transaction that adds them; storage is what was measured last.
 */
@NullMarked
package io.atrium.server.quotas;

import org.jspecify.annotations.NullMarked;
