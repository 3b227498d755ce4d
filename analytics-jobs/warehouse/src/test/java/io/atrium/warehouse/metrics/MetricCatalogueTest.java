package io.atrium.warehouse.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricCatalogueTest {

    private static final String SENDERS = """
            id: com.senders
            version: 1
            names: {zh: 发送人数, en: Senders}
            definition: {zh: 发送过消息的人数。, en: People who sent a message.}
            formula: distinct
            dimension: communication
            direction: unrated
            unit: people
            window: 28d
            dimensions: [department, day]
            privacy: aggregate
            numerator: {rows: messages, sql: groupBitmapMerge(senders)}
            people: {rows: messages, sql: groupBitmapMerge(senders)}
            """;

    private final MetricCatalogue catalogue = MetricCatalogue.bundled();

    @Test
    void hasEveryRowOfThePublishedCatalogue() {
        // When
        Map<Integer, List<String>> byNumber = catalogue.all().stream()
                .filter(metric -> metric.number().isPresent())
                .collect(Collectors.groupingBy(
                        metric -> metric.number().getAsInt(), Collectors.mapping(Metric::id, Collectors.toList())));
        // Then: three families have a metric each for their variants
        assertThat(byNumber.keySet()).hasSize(66).contains(1, 66);
        assertThat(byNumber.get(5)).containsExactlyInAnyOrder("org.dau", "org.wau", "org.mau");
        assertThat(byNumber.get(17)).hasSize(3);
        assertThat(byNumber.get(53)).containsExactlyInAnyOrder("oa.cycle_p50", "oa.cycle_p90");
        assertThat(byNumber.values().stream().filter(ids -> ids.size() > 1)).hasSize(3);
        assertThat(catalogue.all())
                .filteredOn(metric -> metric.direction() == Direction.LOWER)
                .extracting(metric -> metric.number().orElse(0))
                .containsExactlyInAnyOrder(11, 12, 27, 41, 53, 53, 54, 55, 56);
    }

    @Test
    void belongsToTheDimensionsOfThePublishedCatalogue() {
        for (Metric metric : catalogue.all()) {
            int number = metric.number().orElse(0);
            Dimension expected = number == 0
                    ? metric.dimension()
                    : number <= 17
                            ? Dimension.ORGANIZATION
                            : number <= 30
                                    ? Dimension.COMMUNICATION
                                    : number <= 50
                                            ? Dimension.COLLABORATION
                                            : number <= 57 || (number >= 62 && number <= 64)
                                                    ? Dimension.BUSINESS
                                                    : Dimension.ECOSYSTEM;
            assertThat(metric.dimension()).as(metric.id()).isEqualTo(expected);
        }
    }

    @Test
    void everyReadingNamesItsTenantAndIsUsed() {
        List<String> used = catalogue.all().stream()
                .flatMap(metric -> metric.allTerms().stream())
                .map(Term::rows)
                .distinct()
                .toList();
        assertThat(catalogue.readings()).extracting(Reading::name).containsExactlyInAnyOrderElementsOf(used);
        assertThat(catalogue.readings()).allSatisfy(reading -> {
            String sql = reading.sql();
            // every table that is read is read for one tenant
            long tables =
                    Pattern.compile("\\bFROM [a-z]").matcher(sql).results().count();
            long tenants = Pattern.compile("tenant_id = :tenant")
                    .matcher(sql)
                    .results()
                    .count();
            assertThat(tenants).as(reading.name()).isEqualTo(tables).isPositive();
            assertThat(reading.comment()).as(reading.name()).hasSizeGreaterThan(30);
            assertThat(sql).as(reading.name()).contains(":windows").contains(":last");
        });
    }

    @Test
    void readsARollingWindow() {
        // Given
        MetricCatalogue one = parse("com.senders.yaml", SENDERS);
        LocalDate to = LocalDate.of(2024, 1, 28);
        // When
        LocalDate first = one.get("com.senders").window().firstDay(to, to);
        // Then
        assertThat(first).isEqualTo(LocalDate.of(2024, 1, 1));
    }

    @Test
    void refusesWhatIsNotWellFormedAndNamesTheFile() {
        refuses("com.other.yaml", SENDERS, "its id is com.senders");
        refuses(SENDERS + "colour: red\n", "colour");
        refuses(SENDERS.replace("unit: people", "unit: heads"), "unit must be one of");
        refuses(SENDERS.replace("28d", "a month"), "window must be");
        refuses(SENDERS + "denominator: {rows: messages, sql: count()}\n", "a ratio names its terms");
        refuses(SENDERS + "value: {rows: messages, sql: count()}\n", "not both");
        refuses(SENDERS + "scale: 100\n", "only a ratio has a scale");
        refuses(SENDERS.replace("numerator: {rows: messages", "numerator: {rows: letters"), "letters");
        refuses(SENDERS.replace("privacy: aggregate", "privacy: none"), "privacy must be");
        refuses(SENDERS.replace("[department, day]", "[day]"), "by department");
        refuses(SENDERS.replace("[department, day]", "[department, colour]"), "dimensions must be of");
        refuses(SENDERS.replace("direction: unrated", "direction: sideways"), "sideways");
    }

    private static void refuses(String text, String why) {
        refuses("com.senders.yaml", text, why);
    }

    private static void refuses(String file, String text, String why) {
        assertThatThrownBy(() -> parse(file, text))
                .hasMessageContaining("metrics/" + file)
                .hasMessageContaining(why);
    }

    private static MetricCatalogue parse(String file, String text) {
        return MetricCatalogue.parse(Map.of(file, text), Map.of("messages.sql", "-- Messages.\nSELECT 1"));
    }
}
