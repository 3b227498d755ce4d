package io.atrium.server.insights;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.server.insights.Answers.Hidden;
import io.atrium.server.insights.MetricAnswers.Cell;
import io.atrium.server.insights.MetricAnswers.Clipped;
import io.atrium.server.insights.MetricAnswers.Unavailable;
import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.query.MetricCell;
import io.atrium.warehouse.query.Period;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureTest {

    private static final MetricCatalogue CATALOGUE = MetricCatalogue.bundled();
    private static final Metric RATE = CATALOGUE.get("com.sender_rate");
    private static final Metric PEOPLE = CATALOGUE.get("com.senders");
    private static final Metric MESSAGES = CATALOGUE.get("com.messages");
    private static final Period DAYS = new Period(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 28));

    private final Disclosure disclosure = new Disclosure(10);

    @ParameterizedTest
    @CsvSource({
        "10, 0, 0.25, AT_MOST",
        "20, 4, 0.25, AT_MOST",
        "20, 5, 0.25, ",
        "20, 15, 0.75, ",
        "12, 12, 0.75, AT_LEAST",
        "21, 2, 0.1, AT_MOST",
        "40, 4, 0.1, ",
        "50, 46, 0.9, AT_LEAST",
        "51, 0, 0, ",
        "51, 51, 1, "
    })
    void clipsSharesOfSmallGroupsAndLeavesLargeOnes(int people, int senders, double value, Clipped clipped) {
        Cell cell = disclosure.of(rate(senders, people, people), null);

        assertThat(requireNonNull(cell.value()).doubleValue()).isEqualTo(value);
        assertThat(cell.clipped()).isEqualTo(clipped);
        assertThat(cell.hidden()).isNull();
        assertThat(cell.people() == null).isEqualTo(clipped != null);
        assertThat(cell.numerator() == null).isEqualTo(clipped != null);
    }

    @ParameterizedTest
    @CsvSource({"12, 1, 3, AT_MOST", "12, 12, 9, AT_LEAST", "13, 11, 10, AT_LEAST", "13, 3, 3, AT_MOST", "13, 4, 4, "})
    void aCountOfPeopleIsAShareToo(int people, int senders, int value, Clipped clipped) {
        Cell cell = disclosure.of(
                new MetricCell(
                        PEOPLE,
                        0,
                        DAYS,
                        DAYS,
                        OptionalDouble.of(senders),
                        OptionalDouble.of(senders),
                        OptionalDouble.empty(),
                        senders,
                        people),
                null);

        assertThat(cell.value()).isEqualTo((long) value);
        assertThat(cell.clipped()).isEqualTo(clipped);
        assertThat(cell.people() == null).isEqualTo(clipped != null);
    }

    @Test
    void whatIsNoShareIsShownAndItsPeopleAreNotWhenThereAreFewOfASmallGroup() {
        Cell few = disclosure.of(messages(90, 1, 12), null);
        Cell half = disclosure.of(messages(90, 6, 12), null);

        assertThat(few.value()).isEqualTo(90L);
        assertThat(few.people()).isNull();
        assertThat(few.numerator()).isNull();
        assertThat(half.people()).isEqualTo(6);
    }

    @Test
    void hidesGroupsAndBasesOfFewerThanKPeople() {
        assertThat(disclosure.of(rate(5, 9, 9), null).hidden()).isEqualTo(new Hidden("below-k", 10));
        assertThat(disclosure.of(rate(5, 9, 90), null).hidden()).isEqualTo(new Hidden("base-below-k", 10));
        assertThat(disclosure.of(rate(50, 90, 90), new Hidden("complementary", 10)))
                .extracting(
                        Cell::value,
                        Cell::people,
                        Cell::enabled,
                        cell -> requireNonNull(cell.hidden()).reason())
                .containsExactly(null, null, null, "complementary");
    }

    @Test
    void saysWhyThereIsNoValue() {
        assertThat(requireNonNull(disclosure.of(rate(0, 0, 90), null).unavailable())
                        .reason())
                .isEqualTo(Unavailable.NO_BASE);
        assertThat(disclosure.of(rate(0, 0, 12), null).hidden()).isEqualTo(new Hidden("base-below-k", 10));
    }

    private static MetricCell rate(int numerator, int denominator, int enabled) {
        return new MetricCell(
                RATE,
                0,
                DAYS,
                DAYS,
                denominator == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) numerator / denominator),
                OptionalDouble.of(numerator),
                OptionalDouble.of(denominator),
                numerator,
                enabled);
    }

    private static MetricCell messages(int messages, int senders, int enabled) {
        return new MetricCell(
                MESSAGES,
                0,
                DAYS,
                DAYS,
                OptionalDouble.of(messages),
                OptionalDouble.of(messages),
                OptionalDouble.empty(),
                senders,
                enabled);
    }
}
