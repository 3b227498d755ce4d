package io.atrium.warehouse.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricCatalogueTest {

    private static final String SENDERS = """
            id: com.senders
            version: 1
            names: {zh: 发送人数, en: Senders}
            definition: {zh: 发送过消息的人数。, en: People who sent a message.}
            formula: distinct
            unit: people
            window: 28d
            people: com.senders
            dimension: communication
            direction: unrated
            dimensions: [department]
            privacy: aggregate
            numerator: SELECT 1
            """;

    @Test
    void readsEveryMetricOfTheApi() {
        // When
        MetricCatalogue catalogue = MetricCatalogue.bundled();
        // Then
        assertThat(catalogue.all())
                .extracting(Metric::id)
                .contains(
                        "com.messages",
                        "com.senders",
                        "com.sender_rate",
                        "org.enabled",
                        "org.participants",
                        "net.directed_pairs",
                        "net.reciprocal_pairs",
                        "net.cross_department_share",
                        "org.dau",
                        "org.wau",
                        "org.mau");
        assertThat(catalogue.all())
                .allSatisfy(metric -> assertThat(metric.numerator()).contains("tenant_id = :tenant"));
        assertThat(catalogue.get("com.sender_rate").terms())
                .hasValueSatisfying(
                        terms -> assertThat(terms.denominator().en()).isEqualTo("Enabled people"));
        assertThat(catalogue.get("com.sender_rate").numerator())
                .isEqualTo(catalogue.get("com.senders").numerator());
    }

    @Test
    void readsARollingWindow() {
        // Given
        MetricCatalogue catalogue = MetricCatalogue.parse(Map.of("com.senders.yaml", SENDERS));
        LocalDate to = LocalDate.of(2024, 1, 28);
        // When
        LocalDate first = catalogue.get("com.senders").window().firstDay(to, to);
        // Then
        assertThat(first).isEqualTo(LocalDate.of(2024, 1, 1));
    }

    @Test
    void refusesWhatIsNotWellFormedAndNamesTheFile() {
        assertThatThrownBy(() -> parse("com.other.yaml", SENDERS)).hasMessageContaining("its id is com.senders");
        assertThatThrownBy(() -> parse("com.senders.yaml", SENDERS + "colour: red\n"))
                .hasMessageContaining("metrics/com.senders.yaml")
                .hasMessageContaining("colour");
        assertThatThrownBy(() -> parse("com.senders.yaml", SENDERS.replace("unit: people", "unit: heads")))
                .hasMessageContaining("unit must be one of");
        assertThatThrownBy(() -> parse("com.senders.yaml", SENDERS.replace("unit: people", "unit: ratio")))
                .hasMessageContaining("a ratio has a denominator");
        assertThatThrownBy(() -> parse(
                        "com.senders.yaml",
                        SENDERS.replace("unit: people", "unit: ratio") + "denominator: metric:com.senders\n"))
                .hasMessageContaining("names its terms");
        assertThatThrownBy(() -> parse("com.senders.yaml", SENDERS.replace("28d", "a month")))
                .hasMessageContaining("window must be");
        assertThatThrownBy(() -> parse("com.senders.yaml", SENDERS.replace("people: com.senders", "people: com.x")))
                .hasMessageContaining("people names no metric: com.x");
        assertThatThrownBy(() -> parse("com.senders.yaml", SENDERS + "denominator: metric:com.x\n"))
                .hasMessageContaining("names no metric with SQL");
    }

    private static MetricCatalogue parse(String file, String text) {
        return MetricCatalogue.parse(Map.of(file, text));
    }
}
