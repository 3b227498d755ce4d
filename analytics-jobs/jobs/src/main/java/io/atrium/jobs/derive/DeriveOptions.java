package io.atrium.jobs.derive;

import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the operators derive.
 *
 * @param delay a key is derived again after so long at the earliest
 * @param horizon a key is forgotten when it was not touched for so long
 * @param dayHorizon the same, for keys that are of one day
 * @param generation of the job; raised when it does not start from its newest checkpoint
 * @param firstDay when Kafka does not hold all records: the first day of which it does; null when it does
 */
public record DeriveOptions(
        Duration delay,
        Duration horizon,
        Duration dayHorizon,
        int generation,
        @Nullable LocalDate firstDay) implements Serializable {
    private static final long serialVersionUID = 1L;

    Optional<LocalDate> firstCompleteDay() {
        return Optional.ofNullable(firstDay);
    }
}
