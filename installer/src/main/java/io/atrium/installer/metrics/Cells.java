package io.atrium.installer.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Cells as people read them. */
final class Cells {

    private static final double PERCENT = 100;

    private Cells() {}

    /** The value in its unit; for a value that is not shown, why. */
    static String value(JsonNode cell) {
        if (cell.has("hidden")) {
            return "hidden (" + cell.path("hidden").path("reason").asText() + ")";
        }
        if (cell.has("unavailable")) {
            return "none (" + cell.path("unavailable").path("reason").asText() + ")";
        }
        String sign = switch (cell.path("clipped").asText()) {
            case "at-most" -> "≤ ";
            case "at-least" -> "≥ ";
            default -> "";
        };
        return sign + number(cell.path("value"), cell.path("unit").asText());
    }

    /** A number in its unit. */
    static String number(JsonNode value, String unit) {
        if (unit.equals("ratio")) {
            return String.format(Locale.ROOT, "%.1f %%", value.asDouble() * PERCENT);
        }
        String text = value.isIntegralNumber()
                ? String.format(Locale.ROOT, "%,d", value.asLong())
                : String.format(Locale.ROOT, "%,.2f", value.asDouble());
        return text + " " + unit;
    }

    /** Distinct people behind the value, of how many. */
    static String people(JsonNode cell) {
        if (!cell.has("N")) {
            return "–";
        }
        return (cell.has("n") ? String.format(Locale.ROOT, "%,d", cell.path("n").asLong()) : "–")
                + String.format(Locale.ROOT, " / %,d", cell.path("N").asLong());
    }

    /** The days that the metric looked at. */
    static String days(JsonNode cell) {
        String from = cell.path("from").asText();
        String to = cell.path("to").asText();
        return from.equals(to) ? to : from + " … " + to;
    }

    /** How complete an answer is. */
    static String completeness(JsonNode answer) {
        JsonNode sums = answer.path("completeness");
        StringBuilder line = new StringBuilder("%s to %s. %s events counted"
                .formatted(
                        answer.path("from").asText(),
                        answer.path("to").asText(),
                        String.format(Locale.ROOT, "%,d", sums.path("counted").asLong())));
        if (sums.has("received")) {
            line.append(" of %,d received; %,d duplicates, %,d set aside"
                    .formatted(
                            sums.path("received").asLong(),
                            sums.path("duplicates").asLong(),
                            sums.path("deadLettered").asLong()));
        }
        if (sums.has("freshness")) {
            line.append("; newest of ").append(sums.path("freshness").asText());
        }
        if (answer.has("partialDay")) {
            line.append("; ").append(answer.path("partialDay").asText()).append(" is not over");
        }
        return line.append('.').toString();
    }
}
