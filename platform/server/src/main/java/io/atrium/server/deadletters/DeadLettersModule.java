package io.atrium.server.deadletters;

import io.atrium.server.config.ServerConfig;
import io.atrium.server.directory.AsOf;
import io.atrium.server.eventlog.Brokers;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.RecordFeed;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.storage.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The feature, put together: takes letters in and carries runs on from the moment it exists. */
public final class DeadLettersModule implements AutoCloseable {

    /** Where the ingest job puts what it cannot count. */
    static final String TOPIC = "atrium.dlq";

    private static final String GROUP = "atrium-server-dead-letters";

    private final LetterIntake intake;
    private final ReplayWorker worker;
    private final DeadLetterMeters counts;
    private final DeadLetters deadLetters;
    private final DeadLetterRoutes routes;

    /**
     * What mended events need.
     *
     * @param directory stamps them
     * @param zones the time zone of a tenant
     * @param eventLog takes them
     * @param tenants those whose runs go on
     */
    public record Door(
            AsOf directory, Function<String, ZoneId> zones, EventLog eventLog, Supplier<List<String>> tenants) {}

    public DeadLettersModule(
            ServerConfig.Kafka kafka, Database database, Door door, MeterRegistry meters, Clock clock) {
        ArrivalStore arrivals = new ArrivalStore(database);
        LetterStore letters = new LetterStore(database);
        RunStore runs = new RunStore(database);
        Mender mender = new Mender();
        Replays replays = new Replays(letters, runs, mender, door.directory(), door.zones(), door.eventLog(), clock);
        this.deadLetters = new DeadLetters(arrivals);
        this.routes = new DeadLetterRoutes(new DeadLetterDesk(
                new LetterBrowser(letters, mender), replays, letters, runs, new RuleStore(database), clock));
        this.intake = new LetterIntake(new RecordFeed(Brokers.of(kafka), TOPIC, GROUP), arrivals, clock);
        this.worker = new ReplayWorker(door.tenants(), runs, replays);
        this.counts = new DeadLetterMeters(arrivals, meters);
    }

    /** For other features. */
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    /** {@code /dead-letters}. */
    public RouteGroup routes() {
        return routes;
    }

    @Override
    public void close() {
        counts.close();
        worker.close();
        intake.close();
    }
}
