package io.atrium.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The limits of the facts: what passes here fits the warehouse's columns. */
final class Checks {
    private static final int AMOUNT_SCALE = 4;

    private Checks() {}

    static void notEmpty(String value, String name) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + " is empty");
        }
    }

    static void notNegative(int value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " is " + value + ", less than 0");
        }
    }

    static Instant time(Instant time, String name) {
        if (!TimeRange.holds(time)) {
            throw new IllegalArgumentException(name + " " + time + " is outside " + TimeRange.TEXT);
        }
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    static @Nullable Instant optionalTime(@Nullable Instant time, String name) {
        return time == null ? null : time(time, name);
    }

    static void day(LocalDate day) {
        if (!TimeRange.holds(day)) {
            throw new IllegalArgumentException(
                    "day " + day + " is outside " + TimeRange.FIRST_DAY + " to " + TimeRange.LAST_DAY);
        }
    }

    static @Nullable BigDecimal amount(@Nullable BigDecimal amount) {
        if (amount == null || (amount.scale() == AMOUNT_SCALE && amount.precision() < 19)) {
            return amount;
        }
        BigDecimal scaled = rescaled(amount);
        if (scaled.precision() > 18) {
            throw new IllegalArgumentException("amount " + amount + " has more than 18 digits");
        }
        return scaled;
    }

    private static BigDecimal rescaled(BigDecimal amount) {
        if (amount.precision() - amount.scale() > 14) {
            throw new IllegalArgumentException("amount has more than 14 digits before the point");
        }
        if (amount.scale() > 18) {
            throw new IllegalArgumentException("amount has more than four decimals");
        }
        try {
            return amount.setScale(AMOUNT_SCALE, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("amount " + amount + " has more than four decimals", e);
        }
    }
}
