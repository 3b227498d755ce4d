package io.atrium.warehouse.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What stands in a file of the catalogue. */
record MetricFile(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) int version,
        @Nullable Integer number,
        @JsonProperty(required = true) LocalizedText names,
        @JsonProperty(required = true) LocalizedText definition,
        @JsonProperty(required = true) String formula,
        Metric.@Nullable Terms terms,
        @JsonProperty(required = true) Dimension dimension,
        @JsonProperty(required = true) Direction direction,
        boolean tenantOnly,
        @Nullable String anchor,
        @JsonProperty(required = true) String unit,
        @JsonProperty(required = true) String window,
        @JsonProperty(required = true) List<String> dimensions,
        @JsonProperty(required = true) String privacy,
        @Nullable Term numerator,
        @Nullable Term denominator,
        @Nullable Integer scale,
        @Nullable Term value,
        @Nullable Term people) {

    Metric metric() {
        return new Metric(
                id,
                version,
                number == null ? OptionalInt.empty() : OptionalInt.of(number),
                names,
                definition,
                formula,
                Optional.ofNullable(terms),
                dimension,
                direction,
                tenantOnly,
                anchor == null ? "" : anchor,
                unit,
                MetricWindow.parse(window),
                dimensions,
                privacy,
                Optional.ofNullable(numerator),
                Optional.ofNullable(denominator),
                scale == null ? 1 : scale,
                Optional.ofNullable(value),
                Optional.ofNullable(people));
    }
}
