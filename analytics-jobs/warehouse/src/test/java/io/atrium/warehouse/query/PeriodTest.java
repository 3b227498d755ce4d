package io.atrium.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 7, 8, 27, 28, 31, 90, 365})
    void isComparedWithTheSameWeekdays(int days) {
        // Given
        Period period = new Period(FRIDAY.minusDays(days - 1L), FRIDAY);
        // When
        Period previous = period.previous();
        // Then
        assertThat(previous.days()).isEqualTo(days);
        assertThat(previous.from().getDayOfWeek()).isEqualTo(period.from().getDayOfWeek());
        assertThat(previous.to()).isBefore(period.from());
        assertThat(period.from().toEpochDay() - previous.to().toEpochDay()).isLessThanOrEqualTo(7);
    }

    @Test
    void endsBeforeADayThatIsNotOver() {
        // Given
        Period period = new Period(FRIDAY.minusDays(6), FRIDAY);
        // When, then
        assertThat(period.before(FRIDAY)).hasValue(new Period(FRIDAY.minusDays(6), FRIDAY.minusDays(1)));
        assertThat(period.before(FRIDAY.plusDays(1))).hasValue(period);
        assertThat(period.before(FRIDAY.minusDays(6))).isEmpty();
    }
}
