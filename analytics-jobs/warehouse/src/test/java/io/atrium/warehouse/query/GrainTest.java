package io.atrium.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class GrainTest {

    private static final Period PERIOD = new Period(LocalDate.of(2026, 1, 28), LocalDate.of(2026, 2, 3));

    @Test
    void cutsAtDaysWeeksAndMonthsOfTheCalendar() {
        assertThat(Grain.NONE.pieces(PERIOD)).containsExactly(PERIOD);
        assertThat(Grain.DAY.pieces(PERIOD)).hasSize(7).first().isEqualTo(days(28, 1, 28, 1));
        // Wednesday to Sunday, Monday to Tuesday
        assertThat(Grain.WEEK.pieces(PERIOD)).containsExactly(days(28, 1, 1, 2), days(2, 2, 3, 2));
        assertThat(Grain.MONTH.pieces(PERIOD)).containsExactly(days(28, 1, 31, 1), days(1, 2, 3, 2));
    }

    private static Period days(int from, int fromMonth, int to, int toMonth) {
        return new Period(LocalDate.of(2026, fromMonth, from), LocalDate.of(2026, toMonth, to));
    }
}
