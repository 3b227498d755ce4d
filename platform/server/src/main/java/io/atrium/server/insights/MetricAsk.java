package io.atrium.server.insights;

import io.atrium.server.failure.FailureException;
import io.atrium.server.failure.FieldError;
import io.atrium.server.failure.RequestFailure;
import io.atrium.warehouse.metrics.Dimension;
import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.metrics.MetricWindow;
import io.atrium.warehouse.query.Grain;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checked question for metrics.
 *
 * @param metrics in the order in which they were named, each once
 * @param request of whom and when
 * @param split into what the people are divided
 * @param grain into what the period is divided
 * @param window instead of the metrics' own; empty for these
 */
record MetricAsk(List<Metric> metrics, Request request, Split split, Grain grain, Optional<MetricWindow> window) {

    static final String ALL = "*";

    private static final int MOST_NAMES = 300;
    private static final int LONGEST_WINDOW = 366;

    /** Into what the people of a question are divided. */
    enum Split {
        NONE,
        /** The departments right below the one that is asked for. */
        DEPARTMENT
    }

    /**
     * What a request says, unchecked.
     *
     * @param metrics ids, ids of dimensions, or {@code *}
     */
    record Body(
            @Nullable List<@Nullable String> metrics,
            @Nullable Long department,
            @Nullable String by,
            @Nullable String from,
            @Nullable String to,
            @Nullable String grain,
            @Nullable String window) {

        /** The same, checked, except that nothing is known of departments here. */
        MetricAsk checked(MetricCatalogue catalogue) {
            Request request = Request.of(from, to, department == null ? null : department.toString());
            return new MetricAsk(
                    named(catalogue),
                    request,
                    choice(Split.class, "by", by, Split.NONE),
                    choice(Grain.class, "grain", grain, Grain.NONE),
                    Optional.ofNullable(window).map(Body::windowOf));
        }

        private List<Metric> named(MetricCatalogue catalogue) {
            if (metrics == null || metrics.isEmpty()) {
                throw invalid("metrics", "missing", "Name at least one metric, a dimension such as business, or *.");
            }
            if (metrics.size() > MOST_NAMES) {
                throw invalid("metrics", "too-many", "At most " + MOST_NAMES + " names; * names all.");
            }
            Set<Metric> named = new LinkedHashSet<>();
            for (int place = 0; place < metrics.size(); place++) {
                String name = metrics.get(place);
                List<Metric> meant = name == null ? List.of() : meant(catalogue, name);
                if (meant.isEmpty()) {
                    throw invalid(
                            "metrics." + place,
                            "unknown-metric",
                            "'" + name + "' is no metric and no dimension. GET /insights/metrics lists them.");
                }
                named.addAll(meant);
            }
            return List.copyOf(named);
        }

        private static List<Metric> meant(MetricCatalogue catalogue, String name) {
            return catalogue.all().stream()
                    .filter(metric ->
                            name.equals(ALL) || name.equals(metric.id()) || name.equals(idOf(metric.dimension())))
                    .toList();
        }

        private static MetricWindow windowOf(String text) {
            try {
                MetricWindow window = MetricWindow.parse(text);
                if (window instanceof MetricWindow.Rolling rolling && rolling.days() > LONGEST_WINDOW) {
                    throw invalid("window", "too-long", "A window has at most " + LONGEST_WINDOW + " days.");
                }
                return window;
            } catch (IllegalArgumentException malformed) {
                throw invalid("window", "bad-value", "'" + text + "' is neither period nor a number of days: 28d.");
            }
        }

        private static <E extends Enum<E>> E choice(Class<E> type, String field, @Nullable String text, E usual) {
            if (text == null) {
                return usual;
            }
            List<String> choices =
                    Arrays.stream(type.getEnumConstants()).map(MetricAsk::idOf).toList();
            int place = choices.indexOf(text);
            if (place < 0) {
                throw invalid(field, "bad-value", "'" + text + "' is not one of " + String.join(", ", choices) + ".");
            }
            return type.getEnumConstants()[place];
        }
    }

    /** As the API writes a constant. */
    static String idOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The dimensions in the order in which they are shown. */
    static List<Dimension> dimensions() {
        return List.of(Dimension.values());
    }

    /** One faulty field. */
    static FailureException invalid(String field, String code, String message) {
        return new RequestFailure.Invalid(field + ": " + message, List.of(FieldError.of(field, code, message)))
                .exception();
    }
}
