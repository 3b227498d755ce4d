/**
 * The door for events: {@code POST /events} for other systems, {@code POST /activity} for the platform's own clients, and the catalogue of
 * event types.
 *
 * <p>Invariants: the tenant comes from the caller's token; an event that is answered as accepted was acknowledged by Kafka; what is not
 * accepted says why, event by event.
 */
@NullMarked
package io.atrium.server.events;

import org.jspecify.annotations.NullMarked;
