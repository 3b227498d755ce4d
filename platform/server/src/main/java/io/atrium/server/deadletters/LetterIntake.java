package io.atrium.server.deadletters;

import io.atrium.server.background.Repeating;
import io.atrium.server.eventlog.ReadRecord;
import io.atrium.server.eventlog.RecordFeed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries letters from Kafka into the store, in the background. Kafka's offset moves on after the transaction: a crash in between brings the
 * same letters again, and they are one row each.
 */
final class LetterIntake implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LetterIntake.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RecordFeed feed;
    private final ArrivalStore store;
    private final Clock clock;
    private final LetterReader reader = new LetterReader();
    private volatile boolean closing;
    private final Repeating work;

    LetterIntake(RecordFeed feed, ArrivalStore store, Clock clock) {
        this.feed = feed;
        this.store = store;
        this.clock = clock;
        this.work = Repeating.start("dead-letter-intake", PAUSE, this::takeAll);
    }

    private void takeAll() {
        while (!closing && feed.take(PATIENCE, this::keep) > 0) {
            // the next ones wait already
        }
    }

    private void keep(List<ReadRecord> records) {
        store.keep(records.stream().map(reader::read).toList(), clock.instant());
        log.atInfo().addKeyValue("records", records.size()).log("Dead letters are kept");
    }

    @Override
    public void close() {
        closing = true;
        feed.close();
        work.close();
    }
}
