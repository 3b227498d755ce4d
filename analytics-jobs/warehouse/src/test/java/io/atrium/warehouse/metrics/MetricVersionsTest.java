package io.atrium.warehouse.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Changing a formula is a new version: a metric's line must stand in the list, and no version stands there twice. */
class MetricVersionsTest {

    @Test
    void everyFormulaIsTheOneOfItsVersion() {
        // Given
        MetricCatalogue catalogue = MetricCatalogue.bundled();
        List<String> known = MetricVersions.bundled();
        // When
        List<String> missing = catalogue.all().stream()
                .map(metric -> MetricVersions.line(metric, catalogue))
                .filter(line -> !known.contains(line))
                .toList();
        // Then
        assertThat(missing)
                .as(
                        "Formulas that changed without a new version. Give the metric the next version and add its line to versions.txt; only"
                                + " where the SQL was rewritten and proven to give the same numbers may a line be replaced:\n"
                                + missing.stream().collect(Collectors.joining("\n")))
                .isEmpty();
    }

    @Test
    void noVersionIsMissingOrStandsTwice() {
        List<String> versions = MetricVersions.bundled().stream()
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .toList();
        assertThat(versions).doesNotHaveDuplicates();
        MetricCatalogue.bundled().all().forEach(metric -> {
            for (int version = 1; version <= metric.version(); version++) {
                assertThat(versions).contains(metric.id() + " " + version);
            }
        });
    }
}
