package io.atrium.warehouse.metrics;

import io.atrium.warehouse.resources.ResourceFolder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every version that a metric ever had, with a checksum of how it was computed: {@code versions/versions.txt}, one line a version. A result
 * carries the version of its metric, so whoever keeps results can tell which formula made them; the text of an old formula is in the release
 * that had it. Lines are added, never taken away.
 */
public final class MetricVersions {

    private static final int SHOWN = 16;

    private MetricVersions() {}

    /** The lines of this software: id, version, checksum. */
    public static List<String> bundled() {
        return ResourceFolder.file("versions/versions.txt")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
    }

    /** The line that a metric must have. */
    public static String line(Metric metric, MetricCatalogue catalogue) {
        return metric.id() + " " + metric.version() + " " + checksum(metric, catalogue);
    }

    private static String checksum(Metric metric, MetricCatalogue catalogue) {
        String terms = List.of(metric.numerator(), metric.denominator(), metric.value(), metric.people()).stream()
                .map(term -> term.map(known -> known.sql() + "\n"
                                + catalogue.reading(known.rows()).sql())
                        .orElse("-"))
                .collect(Collectors.joining("\n"));
        String text = String.join(
                "\n", metric.formula(), metric.unit(), metric.window().text(), String.valueOf(metric.scale()), terms);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(text.replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, SHOWN);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
