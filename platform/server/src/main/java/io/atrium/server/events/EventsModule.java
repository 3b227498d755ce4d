package io.atrium.server.events;

import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.server.audit.Audit;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.directory.Directory;
import io.atrium.server.directory.DirectoryRoutes;
import io.atrium.server.directory.MemberQuota;
import io.atrium.server.eventlog.Brokers;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.EventLogConfig;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.outbox.Outbox;
import io.atrium.server.outbox.OutboxPublisher;
import io.atrium.server.outbox.OutboxStore;
import io.atrium.server.storage.Database;
import io.atrium.server.tenants.Tenant;
import io.atrium.server.tenants.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** The directory, the door for events, the outbox and the event log behind both, put together. */
public final class EventsModule implements AutoCloseable {

    private final EventLog eventLog;
    private final OutboxPublisher publisher;
    private final Outbox outbox;
    private final Directory directory;
    private final List<RouteGroup> routes;

    /** What a tenant may send, and how many members it may have. */
    public record Allowed(EventLimits events, MemberQuota members) {}

    /** Connects to Kafka in the background and begins to publish the outbox. */
    public EventsModule(
            ServerConfig.Kafka kafka,
            Database database,
            Audit audit,
            Tenants tenants,
            Allowed allowed,
            MeterRegistry meters,
            Clock clock) {
        Function<String, ZoneId> zones = tenant -> zone(tenants, tenant);
        OutboxStore store = new OutboxStore();
        this.eventLog = new EventLog(EventLogConfig.of(Brokers.of(kafka)), meters);
        this.publisher = new OutboxPublisher(database, store, eventLog, meters, clock);
        this.outbox = new Outbox(store, publisher);
        this.directory = new Directory(database, allowed.members());
        this.routes = List.of(
                new DirectoryRoutes(directory, audit, zones, clock),
                new EventRoutes(new EventGateway(directory.asOf(), zones, eventLog, allowed.events(), meters, clock)),
                new ActivityRoutes(new Activity(database, directory.asOf(), zones, outbox, clock), allowed.events()),
                new CatalogueRoutes(EventCatalogue.standard()));
        publisher.start();
    }

    /** {@code /directory}, {@code /events}, {@code /activity} and the catalogue. */
    public List<RouteGroup> routes() {
        return routes;
    }

    /** Kafka, for the health page. */
    public EventLog eventLog() {
        return eventLog;
    }

    /** Where other features leave their events. */
    public Outbox outbox() {
        return outbox;
    }

    /** The directory, for other features. */
    public Directory directory() {
        return directory;
    }

    @Override
    public void close() {
        publisher.close();
        eventLog.close();
    }

    private static ZoneId zone(Tenants tenants, String tenant) {
        return tenants.active(tenant)
                .map(Tenant::zone)
                .orElseThrow(() -> new IllegalStateException("Tenant " + tenant + " is not active"));
    }
}
