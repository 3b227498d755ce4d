package io.atrium.jobs.derive;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What a start knows of the past. A job that begins with Kafka's first record knows everything; one that is restored without
 * state of this operator, or from another than its newest checkpoint, leaves the days until now to a replay.
 */
final class Beginning {
    /** The first time zone is fourteen hours ahead of UTC; senders' clocks may be ahead by an hour. */
    private static final Duration FIRST_ZONE = Duration.ofHours(15);

    private Beginning() {}

    static Consumer<Chronicle> of(
            DeriveOptions options, boolean restoredWithoutState, long nowMillis, Generations generations) {
        return chronicle -> {
            boolean otherGeneration = chronicle.jobGeneration() != options.generation();
            if (restoredWithoutState || otherGeneration) {
                long day = TimeUnit.MILLISECONDS.toDays(nowMillis + FIRST_ZONE.toMillis());
                chronicle.beginAgain(options.generation(), new Bar(generations.newest(), day + 1));
            } else {
                options.firstCompleteDay()
                        .ifPresent(first -> chronicle.beginAgain(
                                options.generation(), new Bar(generations.newest(), first.toEpochDay())));
            }
        };
    }
}
