/**
 * The outbox: events that are decided in the same transaction as the change they tell of, and published afterwards.
 *
 * <p>Invariants: an event leaves the table only after Kafka's acknowledgement; a crash in between publishes it again with the same id, which
 * counts once; one server of the installation publishes at a time, in the order of the table.
 */
@NullMarked
package io.atrium.server.outbox;

import org.jspecify.annotations.NullMarked;
