package io.atrium.server.deadletters;

import io.atrium.server.config.ServerConfig;
import io.atrium.server.eventlog.RecordFeed;
import io.atrium.server.storage.Database;
import java.time.Clock;

/** The feature, put together: takes letters in from the moment it exists. */
public final class DeadLettersModule implements AutoCloseable {

    /** Where the ingest job puts what it cannot count. */
    static final String TOPIC = "atrium.dlq";

    private static final String GROUP = "atrium-server-dead-letters";

    private final LetterIntake intake;
    private final DeadLetters deadLetters;

    public DeadLettersModule(ServerConfig.Kafka kafka, Database database, Clock clock) {
        ArrivalStore arrivals = new ArrivalStore(database);
        this.deadLetters = new DeadLetters(arrivals);
        this.intake = new LetterIntake(new RecordFeed(kafka.bootstrapServers(), TOPIC, GROUP), arrivals, clock);
    }

    /** For other features. */
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    @Override
    public void close() {
        intake.close();
    }
}
