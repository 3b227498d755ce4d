package io.atrium.server.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.warehouse.query.Period;
import io.atrium.warehouse.query.Scope;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {

    private static final LocalDate LAST = LocalDate.of(2024, 3, 1);

    @Test
    void meansTheLast28DaysWithDataWhenNothingIsSaid() {
        // When
        Request request = Request.of(null, null, null);
        // Then
        assertThat(request.period(LAST)).isEqualTo(new Period(LocalDate.of(2024, 2, 3), LAST));
        assertThat(request.scope("a")).isEqualTo(Scope.of("a"));
    }

    @Test
    void takesThreeYearsAndNotADayMore() {
        // When
        Request fits = Request.of("2021-03-01", "2024-03-01", "7");
        Request tooLong = Request.of("2021-02-28", "2024-03-01", "7");
        // Then
        assertThat(fits.period(LAST).from()).isEqualTo(LocalDate.of(2021, 3, 1));
        assertThatThrownBy(() -> tooLong.period(LAST)).hasMessageContaining("at most 3 years");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-30, 2024-03-01, 1, not a day",
        "yesterday, 2024-03-01, 1, not a day",
        "2024-01-01, 01.03.2024, 1, not a day",
        "0001-01-01, 2024-03-01, 1, year must be",
        "2024-03-02, 2024-03-01, 1, is after",
        "2024-01-01, 2024-03-01, -1, number is 1 or more",
        "2024-01-01, 2024-03-01, 99999999999, number is 1 or more",
        "2024-01-01, 2024-03-01, sales, not a department"
    })
    void refusesWhatIsNotAPeriodOrADepartment(String from, String to, String department, String message) {
        assertThatThrownBy(() -> Request.of(from, to, department).period(LAST)).hasMessageContaining(message);
    }
}
