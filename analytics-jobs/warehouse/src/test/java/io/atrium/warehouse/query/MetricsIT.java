package io.atrium.warehouse.query;

import static io.atrium.warehouse.query.MetricsHouse.ONE;
import static io.atrium.warehouse.query.MetricsHouse.THREE;
import static io.atrium.warehouse.query.MetricsHouse.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.metrics.MetricWindow;
import io.atrium.warehouse.testing.TestWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every metric on small data of which the right number can be counted by hand. Departments: 1, below it 2 (with 4 below) and 3. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT {

    private static final int CASES = 7;

    private final Set<String> checked = new TreeSet<>();
    private int cases;
    private MetricsHouse house;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        house = new MetricsHouse(TestWarehouse.migrated(home));
    }

    /** A metric without a number made by hand would be one that nobody checked. */
    @AfterAll
    void stop() throws IOException {
        if (house != null) {
            house.close();
        }
        if (cases == CASES) {
            assertThat(checked)
                    .containsExactlyInAnyOrderElementsOf(MetricCatalogue.bundled().all().stream()
                            .map(Metric::id)
                            .toList());
        }
    }

    private void done(MetricsCase june) {
        cases++;
        checked.addAll(june.checked());
    }

    @Test
    void organization() throws Exception {
        done(OrganizationMetrics.check(house));
    }

    @Test
    void communication() throws Exception {
        done(CommunicationMetrics.check(house));
    }

    @Test
    void documentsAndTasks() throws Exception {
        done(DocumentMetrics.check(house));
    }

    @Test
    void meetingsAndWorkspaces() throws Exception {
        done(MeetingMetrics.check(house));
    }

    @Test
    void processesOfOtherSystems() throws Exception {
        done(ProcessMetrics.check(house));
    }

    @Test
    void business() throws Exception {
        done(BusinessMetrics.check(house));
    }

    @Test
    void network() throws Exception {
        done(NetworkMetrics.check(house));
    }

    @Test
    void anEmptyOrganizationHasNoValuesAndNoFailures() throws Exception {
        // When
        MetricsCase june = house.ask("nobody");
        // Then
        assertThat(june.answers().cells())
                .hasSize(MetricCatalogue.bundled().all().size() * 4)
                .allSatisfy(cell -> {
                    assertThat(cell.people() + cell.enabled()).isZero();
                    if (cell.metric().denominator().isPresent()
                            || cell.metric().value().isPresent()) {
                        assertThat(cell.value()).as(cell.metric().id()).isEmpty();
                    } else if (!cell.metric().tenantOnly()) {
                        assertThat(cell.value()).as(cell.metric().id()).hasValue(0);
                    }
                });
    }

    @Test
    void cutsAPeriodIntoPiecesThatEachEndAWindow() throws Exception {
        // Given
        MetricQueries queries = house.queries("pieces");
        MetricCatalogue catalogue = MetricCatalogue.bundled();
        house.firm("pieces")
                .collaboration("im.message.sent", "2026-06-01T09:00", ONE)
                .collaboration("im.message.sent", "2026-06-09T09:00", TWO)
                .collaboration("im.message.sent", "2026-06-09T09:00", THREE)
                .collaboration("im.message.sent", "2026-06-17T09:00", THREE)
                .write();
        List<Metric> metrics = List.of(catalogue.get("com.senders"), catalogue.get("org.mau"));
        Period days = new Period(LocalDate.of(2026, 6, 3), LocalDate.of(2026, 6, 17));
        // When
        MetricAnswerSet weeks = queries.ask(new MetricQuestion(
                "pieces", List.of(0L, 2L), metrics, days, Grain.WEEK, Optional.empty(), MetricsCase.settings()));
        MetricAnswerSet rolling = queries.ask(new MetricQuestion(
                "pieces",
                List.of(0L),
                metrics,
                days,
                Grain.DAY,
                Optional.of(MetricWindow.parse("7d")),
                MetricsCase.settings()));
        // Then: 3 to 7, 8 to 14, 15 to 17 June
        assertThat(values(weeks, "com.senders", 0)).containsExactly(0.0, 2.0, 1.0);
        assertThat(values(weeks, "com.senders", 2)).containsExactly(0.0, 1.0, 0.0);
        assertThat(values(weeks, "org.mau", 0)).containsExactly(1.0, 3.0, 3.0);
        assertThat(weeks.series("org.mau", 0).get(1).window())
                .isEqualTo(new Period(LocalDate.of(2026, 5, 18), LocalDate.of(2026, 6, 14)));
        assertThat(values(rolling, "org.mau", 0))
                .containsExactly(1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 0.0, 1.0);
    }

    private static List<Double> values(MetricAnswerSet answers, String id, long department) {
        return answers.series(id, department).stream()
                .map(cell -> cell.value().orElseThrow())
                .toList();
    }
}
