package io.atrium.server.events;

import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.cloudevents.CloudEventsReader;
import io.atrium.contract.cloudevents.UnreadableBatchException;
import io.atrium.server.directory.AsOf;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.EventRecords;
import io.atrium.server.eventlog.Published;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;

/** Takes batches of events from outside: reads, checks, stamps and publishes them. For any number of threads. */
public final class EventGateway {

    /** The most events of one batch. */
    public static final int MAX_EVENTS = 10_000;

    /** The most bytes of one batch, after decompression. */
    public static final int MAX_BYTES = 8 << 20;

    /** How far the sender's clock may be ahead. */
    public static final Duration FUTURE_TOLERANCE = Duration.ofMinutes(5);

    /** Batches in memory at once: each takes up to ten times its bytes while it is read and stamped. */
    private static final int BATCHES_AT_ONCE = 16;

    private static final Duration COME_BACK_SOON = Duration.ofSeconds(1);

    private final AsOf directory;
    private final Function<String, ZoneId> zones;
    private final EventLog log;
    private final Clock clock;
    private final EventMeters meters;
    private final EventLimits limits;
    private final EventRecords encoder = new EventRecords();
    private final CloudEventsReader reader = new CloudEventsReader(EventCatalogue.standard(), MAX_EVENTS, MAX_BYTES);
    private final Semaphore batches = new Semaphore(BATCHES_AT_ONCE);

    /** Takes the time zone of each tenant, and what it may send. */
    public EventGateway(
            AsOf directory,
            Function<String, ZoneId> zones,
            EventLog log,
            EventLimits limits,
            MeterRegistry registry,
            Clock clock) {
        this.directory = directory;
        this.zones = zones;
        this.log = log;
        this.clock = clock;
        this.limits = limits;
        this.meters = new EventMeters(registry);
    }

    /**
     * Reads a body and publishes what is acceptable of it.
     *
     * @param tenant from the sender's token
     * @param granted whether the sender may send a type
     * @param body one CloudEvent or an array of them, JSON
     * @throws io.atrium.server.failure.FailureException with an {@link EventsFailure}, or as the limits say: then nothing was accepted
     */
    public Receipt receive(String tenant, Predicate<String> granted, byte[] body) {
        limits.admit(tenant);
        if (!batches.tryAcquire()) {
            throw turnAway(new EventsFailure.Crowded(COME_BACK_SOON));
        }
        try {
            BatchStamper batch = stamp(tenant, granted, body);
            int events = batch.records().size();
            limits.take(tenant, events);
            Published published = log.publish(batch.records());
            published.failure().ifPresent(failure -> {
                limits.giveBack(tenant, events);
                throw turnAway(new EventsFailure.NotAcknowledged(failure));
            });
            Receipt receipt = batch.receipt();
            meters.count(receipt);
            return receipt;
        } finally {
            batches.release();
        }
    }

    private BatchStamper stamp(String tenant, Predicate<String> granted, byte[] body) {
        TenantStamps stamps = new TenantStamps(tenant, zones.apply(tenant), directory.snapshot(tenant));
        BatchStamper batch = new BatchStamper(
                encoder,
                stamps,
                granted,
                new BatchStamper.Span(limits.openFrom(tenant), clock.instant().plus(FUTURE_TOLERANCE)));
        try {
            reader.read(new ByteArrayInputStream(body), batch);
            return batch;
        } catch (UnreadableBatchException e) {
            throw new EventsFailure.Unreadable(e.reason(), String.valueOf(e.getMessage())).exception(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RuntimeException turnAway(EventsFailure failure) {
        meters.turnedAway(failure);
        return failure.exception();
    }
}
