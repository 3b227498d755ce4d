package io.atrium.installer.install;

import java.time.Duration;
import java.util.Locale;

/**
 * How much of something a step will need.
 *
 * @param value seconds or bytes
 * @param arithmetic how the value comes about, in words and numbers
 */
record Estimate(Unit unit, long value, String arithmetic) {

    private static final double KILO = 1000;

    /** What is estimated. */
    enum Unit {
        SECONDS,
        BYTES
    }

    static Estimate seconds(long value, String arithmetic) {
        return new Estimate(Unit.SECONDS, value, arithmetic);
    }

    static Estimate bytes(long value, String arithmetic) {
        return new Estimate(Unit.BYTES, value, arithmetic);
    }

    /** The time for an amount of bytes at a rate. */
    static Estimate reading(long bytes, long bytesPerSecond, String what) {
        long seconds = Math.max(1, Math.round((double) bytes / bytesPerSecond));
        return seconds(seconds, what + " " + size(bytes) + " at " + size(bytesPerSecond) + "/s");
    }

    static Estimate none(Unit unit) {
        return new Estimate(unit, 0, "");
    }

    /** The value for people. */
    String text() {
        return switch (unit) {
            case SECONDS -> time(Duration.ofSeconds(value));
            case BYTES -> size(value);
        };
    }

    static String time(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 120 ? seconds + " s" : (seconds + 30) / 60 + " min";
    }

    static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        double value = bytes;
        String unit = "";
        for (String next : new String[] {"kB", "MB", "GB", "TB"}) {
            if (value < KILO) {
                break;
            }
            value /= KILO;
            unit = next;
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, unit);
    }
}
