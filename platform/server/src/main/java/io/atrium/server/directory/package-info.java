/**
 * The directory: departments and members of a tenant with their history by calendar day.
 *
 * <p>{@link io.atrium.server.directory.Directory} imports and lists, {@link io.atrium.server.directory.AsOf} answers the gateway and the outbox
 * who somebody was on a day. Invariants: numbers are stable and never used again; periods of one member or department never overlap; every
 * change stands in {@code directory_change} in the same transaction; writers of one tenant take turns.
 */
@NullMarked
package io.atrium.server.directory;

import org.jspecify.annotations.NullMarked;
