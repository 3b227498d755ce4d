package io.atrium.warehouse.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.atrium.warehouse.resources.ResourceFolder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the index consists of: {@code index/index.yaml}.
 *
 * @param version grows when anything of it changes
 * @param names short names
 * @param definition one sentence
 * @param window all indicators look at, whatever their own
 * @param points that an indicator gives at the most
 * @param quantile of the departments that makes the target where higher is better; 1 less it where lower is
 * @param leastDepartments with a value, for their quantile to be a target
 * @param halves that each dimension is in one of
 * @param indicators by dimension
 */
public record IndexDefinition(
        int version,
        LocalizedText names,
        LocalizedText definition,
        MetricWindow window,
        int points,
        double quantile,
        int leastDepartments,
        List<Half> halves,
        List<Indicator> indicators) {

    private static final String FILE = "index/index.yaml";

    /**
     * Some dimensions together.
     *
     * @param id such as {@code business}
     */
    public record Half(String id, LocalizedText names, List<Dimension> dimensions) {

        public Half {
            dimensions = List.copyOf(dimensions);
        }
    }

    /**
     * A metric that counts.
     *
     * @param divisor what its value is divided by before it is compared
     */
    public record Indicator(Metric metric, int divisor) {}

    public IndexDefinition {
        halves = List.copyOf(halves);
        indicators = List.copyOf(indicators);
        require(version > 0 && points > 0 && leastDepartments > 0, "version, points and leastDepartments are above 0");
        require(quantile > 0 && quantile < 1, "quantile is between 0 and 1");
        List<Dimension> inHalves =
                halves.stream().flatMap(half -> half.dimensions().stream()).toList();
        require(
                inHalves.size() == Dimension.values().length && inHalves.containsAll(Arrays.asList(Dimension.values())),
                "each dimension is in one half");
        indicators.forEach(indicator -> require(
                indicator.metric().direction() != Direction.UNRATED,
                indicator.metric().id() + " is not rated, so it cannot be an indicator"));
        require(
                indicators.stream().map(Indicator::metric).distinct().count() == indicators.size(),
                "an indicator stands twice");
    }

    /** That of this software. */
    public static IndexDefinition bundled(MetricCatalogue catalogue) {
        return parse(ResourceFolder.file(FILE), catalogue);
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException if it is not well-formed
     */
    static IndexDefinition parse(String text, MetricCatalogue catalogue) {
        try {
            return JsonMapper.builder(new YAMLFactory())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(text, File.class)
                    .definition(catalogue);
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException(FILE + ": " + malformed.getOriginalMessage(), malformed);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(FILE + ": " + wrong.getMessage(), wrong);
        }
    }

    /** The indicators of a dimension. */
    public List<Indicator> of(Dimension dimension) {
        return indicators.stream()
                .filter(indicator -> indicator.metric().dimension() == dimension)
                .toList();
    }

    /** The metrics of all indicators. */
    public List<Metric> metrics() {
        return indicators.stream().map(Indicator::metric).toList();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    private record NamedIndicator(
            @JsonProperty(required = true) String metric,
            @Nullable Integer divisor) {}

    private record File(
            @JsonProperty(required = true) int version,
            @JsonProperty(required = true) LocalizedText names,
            @JsonProperty(required = true) LocalizedText definition,
            @JsonProperty(required = true) String window,
            @JsonProperty(required = true) int points,
            @JsonProperty(required = true) double quantile,
            @JsonProperty(required = true) int leastDepartments,
            @JsonProperty(required = true) List<Half> halves,
            @JsonProperty(required = true) List<NamedIndicator> indicators) {

        private IndexDefinition definition(MetricCatalogue catalogue) {
            return new IndexDefinition(
                    version,
                    names,
                    definition,
                    MetricWindow.parse(window),
                    points,
                    quantile,
                    leastDepartments,
                    halves,
                    indicators.stream()
                            .map(named -> new Indicator(
                                    catalogue.get(named.metric()), named.divisor() == null ? 1 : named.divisor()))
                            .toList());
        }
    }
}
