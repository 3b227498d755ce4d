package io.atrium.simulator.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Against the State Council's notices, 国办发明电〔2024〕12号 and 国办发明电〔2025〕7号, as they are worded: first day, last day, number of days. */
class ChineseCalendarTest {

    private static final List<Holiday> HOLIDAYS = List.of(
            holiday("2025-01-01", "2025-01-01", 1),
            holiday("2025-01-28", "2025-02-04", 8),
            holiday("2025-04-04", "2025-04-06", 3),
            holiday("2025-05-01", "2025-05-05", 5),
            holiday("2025-05-31", "2025-06-02", 3),
            holiday("2025-10-01", "2025-10-08", 8),
            holiday("2026-01-01", "2026-01-03", 3),
            holiday("2026-02-15", "2026-02-23", 9),
            holiday("2026-04-04", "2026-04-06", 3),
            holiday("2026-05-01", "2026-05-05", 5),
            holiday("2026-06-19", "2026-06-21", 3),
            holiday("2026-09-25", "2026-09-27", 3),
            holiday("2026-10-01", "2026-10-07", 7));

    private static final Set<LocalDate> WORKED = Stream.of(
                    "2025-01-26",
                    "2025-02-08",
                    "2025-04-27",
                    "2025-09-28",
                    "2025-10-11",
                    "2026-01-04",
                    "2026-02-14",
                    "2026-02-28",
                    "2026-05-09",
                    "2026-09-20",
                    "2026-10-10")
            .map(LocalDate::parse)
            .collect(Collectors.toSet());

    private record Holiday(LocalDate from, LocalDate to, int days) {

        boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    @Test
    void worksOnTheDaysThatTheNoticesSay() {
        // Given
        WorkingCalendar china = WorkingCalendar.named("china");
        // When, then
        LocalDate.of(2025, 1, 1)
                .datesUntil(LocalDate.of(2027, 1, 1))
                .forEach(day -> assertThat(china.isWorkingDay(day))
                        .as(day + ", a " + day.getDayOfWeek())
                        .isEqualTo(isWorkedByTheNotices(day)));
    }

    @Test
    void theNoticesAreCopiedWithoutSlips() {
        assertThat(HOLIDAYS)
                .allSatisfy(holiday -> assertThat(holiday.from()
                                .datesUntil(holiday.to().plusDays(1))
                                .count())
                        .isEqualTo(holiday.days()));
        // a swapped day is a weekend outside of the holidays, else it would not have to be named
        assertThat(WORKED).allSatisfy(day -> {
            assertThat(day.getDayOfWeek()).isIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            assertThat(HOLIDAYS).noneMatch(holiday -> holiday.contains(day));
        });
    }

    @Test
    void everyYearNamesItsSource() throws Exception {
        // When
        JsonNode file;
        try (InputStream stream = Objects.requireNonNull(
                WorkingCalendar.class.getResourceAsStream("/io/atrium/simulator/calendars/china.json"))) {
            file = new JsonMapper().readTree(stream);
        }
        // Then
        Set<Integer> years = Stream.of("holidays", "swappedWorkingDays")
                .flatMap(list -> file.path(list).valueStream())
                .map(day -> LocalDate.parse(day.path("date").asText()).getYear())
                .collect(Collectors.toSet());
        assertThat(file.path("sources").valueStream())
                .allSatisfy(
                        source -> assertThat(source.path("document").asText()).isNotBlank())
                .extracting(source -> source.path("year").asInt())
                .containsExactlyInAnyOrderElementsOf(years);
    }

    private static boolean isWorkedByTheNotices(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean holiday = HOLIDAYS.stream().anyMatch(candidate -> candidate.contains(day));
        return WORKED.contains(day) || (!weekend && !holiday);
    }

    private static Holiday holiday(String from, String to, int days) {
        return new Holiday(LocalDate.parse(from), LocalDate.parse(to), days);
    }
}
