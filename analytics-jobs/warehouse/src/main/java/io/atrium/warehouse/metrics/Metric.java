package io.atrium.warehouse.metrics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One number of the product: what it means and how it is made.
 *
 * <p>The SQL has the parameters {@code :tenant}, {@code :department} (0 = the whole tenant), {@code :from} and {@code :to} (the window's days,
 * both included), {@code :first} and {@code :last} (days that hold the window, and those of whoever asks with it), and gives one row with one
 * whole number. Metrics that name the window before their outermost {@code FROM} only, and agree from there on, share one reading of the rows.
 *
 * @param id such as {@code com.senders}
 * @param version grows when the meaning changes
 * @param names short names
 * @param definition one sentence
 * @param formula for people who read formulas
 * @param terms what a ratio divides; empty for counts
 * @param unit {@code messages}, {@code people}, {@code pairs} or {@code ratio}
 * @param window the days it looks at
 * @param people id of the metric that counts the people behind this number
 * @param dimension where it belongs
 * @param direction whether more is good
 * @param tenantOnly whether it speaks of whole tenants and has no value for a department
 * @param anchor whose definition it follows; empty for the house's own
 * @param number its row in the published catalogue of 66; empty for measures beyond it
 * @param dimensions what it can be asked by
 * @param privacy {@code aggregate}: shown for groups of at least k people
 * @param numerator SQL
 * @param denominator SQL of what the numerator is divided by; empty for counts
 */
public record Metric(
        String id,
        int version,
        LocalizedText names,
        LocalizedText definition,
        String formula,
        Optional<Terms> terms,
        String unit,
        MetricWindow window,
        String people,
        Dimension dimension,
        Direction direction,
        boolean tenantOnly,
        String anchor,
        OptionalInt number,
        List<String> dimensions,
        String privacy,
        String numerator,
        Optional<String> denominator) {

    /**
     * What a ratio divides, in words.
     *
     * @param numerator what is divided
     * @param denominator what it is divided by
     */
    public record Terms(LocalizedText numerator, LocalizedText denominator) {}

    private static final Pattern ID = Pattern.compile("[a-z]+\\.[a-z0-9_]+");
    private static final List<String> UNITS = List.of("messages", "people", "pairs", "ratio");
    private static final List<String> DIMENSIONS = List.of("department", "day");

    public Metric {
        require(ID.matcher(id).matches(), "id must match " + ID.pattern() + ", but is: " + id);
        require(version > 0, id + ": version must be above 0, but is: " + version);
        require(UNITS.contains(unit), id + ": unit must be one of " + UNITS + ", but is: " + unit);
        require(
                denominator.isPresent() == "ratio".equals(unit),
                id + ": a ratio has a denominator and nothing else has one");
        require(denominator.isPresent() == terms.isPresent(), id + ": a ratio names its terms and nothing else does");
        require(DIMENSIONS.containsAll(dimensions), id + ": dimensions must be of " + DIMENSIONS);
        require("aggregate".equals(privacy), id + ": privacy must be aggregate, but is: " + privacy);
        require(!formula.isBlank() && !numerator.isBlank(), id + ": formula or numerator is empty");
        dimensions = List.copyOf(dimensions);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
