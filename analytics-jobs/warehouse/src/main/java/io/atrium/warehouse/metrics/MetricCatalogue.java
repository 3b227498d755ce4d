package io.atrium.warehouse.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.atrium.warehouse.resources.ResourceFolder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All metrics of this software, by id. */
public final class MetricCatalogue {

    private static final String REFERENCE = "metric:";

    private final Map<String, Metric> metrics;

    private MetricCatalogue(Map<String, Metric> metrics) {
        this.metrics = metrics;
    }

    /** Reads the files of this software. */
    public static MetricCatalogue bundled() {
        return parse(ResourceFolder.bundled("metrics", ".yaml"));
    }

    /**
     * Reads files.
     *
     * @param texts file name to text
     * @throws IllegalArgumentException if one is not well-formed; the message names it
     */
    static MetricCatalogue parse(Map<String, String> texts) {
        ObjectMapper yaml = JsonMapper.builder(new YAMLFactory())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        Map<String, MetricFile> files = new TreeMap<>();
        texts.forEach((file, text) -> {
            MetricFile parsed = read(yaml, file, text);
            if (!file.equals(parsed.id() + ".yaml")) {
                throw new IllegalArgumentException("metrics/" + file + ": its id is " + parsed.id());
            }
            files.put(parsed.id(), parsed);
        });
        Map<String, Metric> metrics = new LinkedHashMap<>();
        files.forEach((id, file) -> metrics.put(id, file.resolve(files)));
        return new MetricCatalogue(metrics);
    }

    private static MetricFile read(ObjectMapper yaml, String file, String text) {
        try {
            return yaml.readValue(text, MetricFile.class);
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("metrics/" + file + ": " + malformed.getOriginalMessage(), malformed);
        }
    }

    /**
     * One metric.
     *
     * @throws IllegalArgumentException if there is none with this id
     */
    public Metric get(String id) {
        Metric metric = metrics.get(id);
        if (metric == null) {
            throw new IllegalArgumentException("There is no metric " + id + ", but " + metrics.keySet());
        }
        return metric;
    }

    /** All metrics, by id. */
    public Collection<Metric> all() {
        return List.copyOf(metrics.values());
    }

    /** What stands in a file. */
    record MetricFile(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) int version,
            @JsonProperty(required = true) LocalizedText names,
            @JsonProperty(required = true) LocalizedText definition,
            @JsonProperty(required = true) String formula,
            Metric.@Nullable Terms terms,
            @JsonProperty(required = true) String unit,
            @JsonProperty(required = true) String window,
            @JsonProperty(required = true) String people,
            @JsonProperty(required = true) Dimension dimension,
            @JsonProperty(required = true) Direction direction,
            boolean tenantOnly,
            @Nullable String anchor,
            @Nullable Integer number,
            @JsonProperty(required = true) List<String> dimensions,
            @JsonProperty(required = true) String privacy,
            @JsonProperty(required = true) String numerator,
            @Nullable String denominator) {

        Metric resolve(Map<String, MetricFile> files) {
            if (!files.containsKey(people)) {
                throw new IllegalArgumentException("metrics/" + id + ".yaml: people names no metric: " + people);
            }
            return new Metric(
                    id,
                    version,
                    names,
                    definition,
                    formula,
                    Optional.ofNullable(terms),
                    unit,
                    MetricWindow.parse(window),
                    people,
                    dimension,
                    direction,
                    tenantOnly,
                    anchor == null ? "" : anchor,
                    number == null ? OptionalInt.empty() : OptionalInt.of(number),
                    dimensions,
                    privacy,
                    sql(numerator, files),
                    Optional.ofNullable(denominator).map(text -> sql(text, files)));
        }

        private String sql(String text, Map<String, MetricFile> files) {
            if (!text.startsWith(REFERENCE)) {
                return text;
            }
            MetricFile referred = files.get(text.substring(REFERENCE.length()).strip());
            if (referred == null || referred.numerator().startsWith(REFERENCE)) {
                throw new IllegalArgumentException("metrics/" + id + ".yaml: " + text + " names no metric with SQL");
            }
            return referred.numerator();
        }
    }
}
