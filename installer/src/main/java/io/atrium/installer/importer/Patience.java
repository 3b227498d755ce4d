package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;

/**
 * Repeats a request until the answer is one that another try would not change. Connection errors, 408, 429 and 5xx are temporary: the pause
 * is the server's {@code Retry-After}, else it doubles from 0.2 to 15 s with up to half of it at random, so that several senders do not come
 * back together. For any number of threads.
 */
final class Patience {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_ASKED_FOR = Duration.ofMinutes(5);

    private final Duration giveUpAfter;
    private final Clock clock;
    private final Pauses pauses;
    private final RandomGenerator random;
    private final Narrator narrator;

    Patience(Duration giveUpAfter, Clock clock, Pauses pauses, RandomGenerator random, Narrator narrator) {
        if (giveUpAfter.isNegative()) {
            throw new IllegalArgumentException("--give-up-after must not be negative: " + giveUpAfter);
        }
        this.giveUpAfter = giveUpAfter;
        this.clock = clock;
        this.pauses = pauses;
        this.random = random;
        this.narrator = narrator;
    }

    /** One try. */
    @FunctionalInterface
    interface Attempt {
        HttpResponse<byte[]> send() throws IOException, InterruptedException, Failure;
    }

    /** How a thread waits. */
    @FunctionalInterface
    interface Pauses {
        void pause(Duration duration) throws InterruptedException;
    }

    /** The first answer that is final; {@code what} names what is asked, for people. */
    HttpResponse<byte[]> untilAnswered(String what, Attempt attempt) throws Failure, InterruptedException {
        Instant began = clock.instant();
        for (int failures = 0; ; failures++) {
            Trouble trouble;
            try {
                HttpResponse<byte[]> response = attempt.send();
                if (!isTemporary(response.statusCode())) {
                    return response;
                }
                trouble = new Trouble(describe(response), retryAfter(response));
            } catch (SSLException e) {
                throw new Failure(Reason.UNREACHABLE, what + ": no secure connection: " + e.getMessage(), e);
            } catch (IOException e) {
                trouble = new Trouble(describe(e), Optional.empty());
            }
            Duration pause = trouble.askedFor().orElse(ownPause(failures));
            if (clock.instant().plus(pause).isAfter(began.plus(giveUpAfter))) {
                throw new Failure(
                        Reason.UNREACHABLE,
                        what + ": given up after " + failures + " more tries in " + giveUpAfter.toSeconds()
                                + " s, last " + trouble.text());
            }
            tell(what, trouble, failures, pause);
            pauses.pause(pause);
        }
    }

    private void tell(String what, Trouble trouble, int failures, Duration pause) {
        // Not at once: a single hiccup interests nobody.
        if (failures >= 2 && Integer.bitCount(failures) == 1) {
            narrator.line("%s: %s. Trying again in %.1f s, for %d s at most."
                    .formatted(what, trouble.text(), pause.toMillis() / 1000.0, giveUpAfter.toSeconds()));
        }
    }

    private Duration ownPause(int failures) {
        long full = Math.min(FIRST_PAUSE.toMillis() << Math.min(failures, 10), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }

    private Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .flatMap(this::duration)
                .map(asked -> {
                    Duration least = asked.isNegative() ? Duration.ZERO : asked;
                    Duration bounded = least.compareTo(LONGEST_ASKED_FOR) > 0 ? LONGEST_ASKED_FOR : least;
                    return bounded.plusMillis(random.nextLong(100));
                });
    }

    private Optional<Duration> duration(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(clock.instant(), until));
        } catch (DateTimeException neitherSecondsNorDate) {
            return Optional.empty();
        }
    }

    private static boolean isTemporary(int status) {
        return status == 408 || status == 429 || status >= 500;
    }

    private static String describe(HttpResponse<byte[]> response) {
        String detail = Answer.of(response).detail();
        return "answer " + response.statusCode() + (detail.isEmpty() ? "" : ": " + detail);
    }

    private static String describe(IOException e) {
        String message = e.getMessage();
        return "no connection (" + (message == null ? e.getClass().getSimpleName() : message) + ")";
    }

    /** What went wrong, and when the server wants to see us again. */
    private record Trouble(String text, Optional<Duration> askedFor) {}
}
