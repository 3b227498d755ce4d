package io.atrium.warehouse.metrics;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.atrium.warehouse.resources.ResourceFolder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All metrics of this software, by id, and the readings that they are made of. */
public final class MetricCatalogue {

    private final Map<String, Metric> metrics;
    private final Map<String, Reading> readings;

    private MetricCatalogue(Map<String, Metric> metrics, Map<String, Reading> readings) {
        this.metrics = metrics;
        this.readings = readings;
    }

    /** Reads the files of this software. */
    public static MetricCatalogue bundled() {
        return parse(ResourceFolder.bundled("metrics", ".yaml"), ResourceFolder.bundled("readings", ".sql"));
    }

    /**
     * Reads files.
     *
     * @param metricTexts file name to text
     * @param readingTexts file name to text
     * @throws IllegalArgumentException if one is not well-formed; the message names it
     */
    static MetricCatalogue parse(Map<String, String> metricTexts, Map<String, String> readingTexts) {
        ObjectMapper yaml = JsonMapper.builder(new YAMLFactory())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        Map<String, Reading> readings = new TreeMap<>();
        readingTexts.forEach((file, text) -> {
            String name = file.replaceAll("\\.sql$", "");
            readings.put(name, new Reading(name, text));
        });
        Map<String, Metric> metrics = new TreeMap<>();
        metricTexts.forEach((file, text) -> {
            Metric metric = read(yaml, file, text);
            if (!file.equals(metric.id() + ".yaml")) {
                throw new IllegalArgumentException("metrics/" + file + ": its id is " + metric.id());
            }
            metric.allTerms().forEach(term -> {
                if (!readings.containsKey(term.rows())) {
                    throw new IllegalArgumentException(
                            "metrics/" + file + ": rows names no file of readings: " + term.rows());
                }
            });
            metrics.put(metric.id(), metric);
        });
        return new MetricCatalogue(metrics, readings);
    }

    private static Metric read(ObjectMapper yaml, String file, String text) {
        try {
            return yaml.readValue(text, MetricFile.class).metric();
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("metrics/" + file + ": " + malformed.getOriginalMessage(), malformed);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("metrics/" + file + ": " + wrong.getMessage(), wrong);
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

    /**
     * The rows that a term is made of.
     *
     * @throws IllegalArgumentException if there are none of this name
     */
    public Reading reading(String name) {
        Reading reading = readings.get(name);
        if (reading == null) {
            throw new IllegalArgumentException("There is no reading " + name + ", but " + readings.keySet());
        }
        return reading;
    }

    /** All readings, by name. */
    public Collection<Reading> readings() {
        return List.copyOf(readings.values());
    }
}
