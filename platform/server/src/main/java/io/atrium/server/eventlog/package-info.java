/**
 * The event log: the only place that speaks to Kafka. The gateway and the outbox publish through {@link io.atrium.server.eventlog.EventLog}.
 *
 * <p>Invariants: what is reported as acknowledged is on all in-sync replicas; bytes in flight are bounded; nothing is dropped silently, what
 * was not acknowledged is reported with a reason.
 */
@NullMarked
package io.atrium.server.eventlog;

import org.jspecify.annotations.NullMarked;
