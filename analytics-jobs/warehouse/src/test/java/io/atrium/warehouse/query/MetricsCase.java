package io.atrium.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.testing.Facts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The answers about one tenant for the 28 days from Monday, 1 to Sunday, 28 June 2026, each compared with a number made by hand. */
final class MetricsCase {

    static final Period JUNE = new Period(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 28));
    private static final double EXACT = 1e-12;

    private final MetricAnswerSet answers;
    private final Set<String> checked = new TreeSet<>();

    MetricsCase(MetricQueries queries, String tenant, List<Long> departments) {
        this.answers = queries.ask(new MetricQuestion(
                tenant,
                departments,
                List.copyOf(MetricCatalogue.bundled().all()),
                JUNE,
                Grain.NONE,
                Optional.empty(),
                settings()));
    }

    /** Monday to Friday, but not 5 June, for which people work on Saturday, 20 June; k = 2. */
    static TenantSettings settings() {
        return new TenantSettings(
                Facts.ZONE,
                (from, to) -> from.datesUntil(to.plusDays(1))
                        .filter(MetricsCase::worked)
                        .toList(),
                2);
    }

    private static boolean worked(LocalDate day) {
        if (day.equals(LocalDate.of(2026, 6, 20))) {
            return true;
        }
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !day.equals(LocalDate.of(2026, 6, 5));
    }

    /** A ratio with its n. */
    MetricsCase ratio(String id, long department, double numerator, double denominator, long people) {
        MetricCell cell = cell(id, department);
        assertThat(cell.numerator())
                .as(cell.toString())
                .hasValueCloseTo(numerator, within(EXACT * Math.max(1, numerator)));
        assertThat(cell.denominator()).as(cell.toString()).hasValueCloseTo(denominator, within(EXACT));
        return value(id, department, numerator / denominator * cell.metric().scale(), people);
    }

    /** A count or median with its n. */
    MetricsCase value(String id, long department, double value, long people) {
        MetricCell cell = cell(id, department);
        assertThat(cell.value()).as(cell.toString()).hasValueCloseTo(value, within(EXACT * Math.max(1, value)));
        assertThat(cell.people()).as("n of " + cell).isEqualTo(people);
        return this;
    }

    /** No value. */
    MetricsCase none(String id, long department) {
        assertThat(cell(id, department).value()).as(id).isEmpty();
        return this;
    }

    MetricCell cell(String id, long department) {
        checked.add(id);
        return answers.latest(id, department);
    }

    MetricAnswerSet answers() {
        return answers;
    }

    /** The metrics that were compared. */
    Set<String> checked() {
        return checked;
    }
}
