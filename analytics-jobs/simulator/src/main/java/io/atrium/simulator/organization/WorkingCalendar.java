package io.atrium.simulator.organization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** On which days an organization works. Its files have the shape of {@code workingCalendar} in the settings of a tenant, and name their sources. */
public final class WorkingCalendar {

    private static final JsonMapper JSON = new JsonMapper();

    private final Set<DayOfWeek> workingDays = EnumSet.noneOf(DayOfWeek.class);
    private final Set<LocalDate> holidays = new HashSet<>();
    private final Set<LocalDate> swapped = new HashSet<>();

    private WorkingCalendar(JsonNode file) {
        file.path("workingDays").forEach(day -> workingDays.add(DayOfWeek.valueOf(day.asText())));
        file.path("holidays")
                .forEach(day -> holidays.add(LocalDate.parse(day.path("date").asText())));
        file.path("swappedWorkingDays")
                .forEach(day -> swapped.add(LocalDate.parse(day.path("date").asText())));
    }

    /** The calendar of that name: {@code china} (statutory holidays with swapped working days) or {@code bavaria}. */
    public static WorkingCalendar named(String name) {
        try (InputStream file =
                WorkingCalendar.class.getResourceAsStream("/io/atrium/simulator/calendars/" + name + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("there is no calendar \"" + name + "\"");
            }
            return new WorkingCalendar(JSON.readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether people are expected at work. */
    public boolean isWorkingDay(LocalDate day) {
        return swapped.contains(day) || (workingDays.contains(day.getDayOfWeek()) && !holidays.contains(day));
    }
}
