package io.atrium.warehouse.metrics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One number of the product: what it means and how it is made. Its value is {@code value}, or {@code numerator} ÷ {@code denominator} ×
 * {@code scale}, or {@code numerator} alone.
 *
 * @param id such as {@code com.senders}
 * @param version grows when the meaning changes; {@code versions.txt} holds all that there ever were
 * @param number its row in the published catalogue of 66; empty for measures beyond it
 * @param names short names
 * @param definition one sentence
 * @param formula for people who read formulas
 * @param terms what a ratio divides, in words; empty where nothing is divided
 * @param dimension where it belongs
 * @param direction whether more is good
 * @param tenantOnly whether it speaks of whole tenants and has no value for a department
 * @param anchor whose definition it follows; empty for the house's own
 * @param unit one of {@link #UNITS}
 * @param window the days it looks at, unless a question names others
 * @param dimensions what it can be asked by: {@code department}, and {@code day} for points in time of any grain
 * @param privacy {@code aggregate}: shown for groups of at least k people; {@code none}: it speaks of no person
 * @param numerator what is counted or divided
 * @param denominator what it is divided by
 * @param scale what the ratio is multiplied by: 1, or 100 for scores
 * @param value what is neither a count nor a ratio, such as a median
 * @param people n: distinct people behind the number; empty when it speaks of nobody
 */
public record Metric(
        String id,
        int version,
        OptionalInt number,
        LocalizedText names,
        LocalizedText definition,
        String formula,
        Optional<Terms> terms,
        Dimension dimension,
        Direction direction,
        boolean tenantOnly,
        String anchor,
        String unit,
        MetricWindow window,
        List<String> dimensions,
        String privacy,
        Optional<Term> numerator,
        Optional<Term> denominator,
        int scale,
        Optional<Term> value,
        Optional<Term> people) {

    /**
     * What a ratio divides, in words.
     *
     * @param numerator what is divided
     * @param denominator what it is divided by
     */
    public record Terms(LocalizedText numerator, LocalizedText denominator) {}

    /** In what a value is counted. */
    public static final List<String> UNITS = List.of(
            "apps",
            "cases",
            "hours",
            "messages",
            "minutes",
            "pairs",
            "people",
            "points",
            "ratio",
            "seconds",
            "systems",
            "variants");

    private static final Pattern ID = Pattern.compile("[a-z]+\\.[a-z0-9_]+");
    private static final List<String> DIMENSIONS = List.of("department", "day");

    public Metric {
        require(ID.matcher(id).matches(), "id must match " + ID.pattern() + ", but is: " + id);
        require(version > 0, id + ": version must be above 0, but is: " + version);
        require(UNITS.contains(unit), id + ": unit must be one of " + UNITS + ", but is: " + unit);
        require(
                numerator.isPresent() != value.isPresent(),
                id + ": a metric has a numerator or a value of its own, not both");
        require(denominator.isEmpty() || numerator.isPresent(), id + ": a denominator needs a numerator");
        require(denominator.isPresent() == terms.isPresent(), id + ": a ratio names its terms and nothing else does");
        require(scale > 0 && (scale == 1 || denominator.isPresent()), id + ": only a ratio has a scale");
        require(DIMENSIONS.containsAll(dimensions), id + ": dimensions must be of " + DIMENSIONS);
        require(
                dimensions.contains("department") != tenantOnly,
                id + ": a metric for whole tenants is not asked by department, and every other is");
        require(
                privacy.equals(people.isPresent() ? "aggregate" : "none"),
                id + ": privacy must be aggregate, or none when there are no people behind it, but is: " + privacy);
        require(!formula.isBlank(), id + ": the formula is empty");
        dimensions = List.copyOf(dimensions);
    }

    /** All terms that there are. */
    public List<Term> allTerms() {
        return Stream.of(numerator, denominator, value, people)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
