package io.atrium.server.directory;

import io.atrium.contract.ActorKind;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Participant;
import io.atrium.server.directory.DirectorySnapshot.Track;
import io.atrium.server.directory.Timeline.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Crosses members' periods with departments' periods, once for each change of the directory instead of once for each event. */
final class SnapshotBuilder {

    private record Stretch(int start, int end, Participant answer) {}

    private final Map<Integer, List<Period<DepartmentPath>>> departments = new HashMap<>();
    private final Map<String, List<Stretch>> stretches = new HashMap<>();

    /** Departments come before the members that belong to them. */
    void department(int number, Validity validity, DepartmentPath path) {
        departments.computeIfAbsent(number, unknown -> new ArrayList<>(1)).add(new Period<>(validity, path));
    }

    /** Periods of one member come in order of time. */
    void member(String externalId, int number, ActorKind kind, int departmentNo, Validity validity) {
        List<Stretch> track = stretches.computeIfAbsent(externalId, unknown -> new ArrayList<>(1));
        for (Period<DepartmentPath> place : departments.getOrDefault(departmentNo, List.of())) {
            if (place.validity().overlaps(validity)) {
                Validity both = place.validity().intersection(validity);
                Participant answer = new Participant(number, kind, place.value());
                track.add(new Stretch(epochDay(both.from()), epochDay(both.to()), answer));
            }
        }
    }

    DirectorySnapshot build(long revision) {
        Map<String, Track> tracks = new HashMap<>(stretches.size() * 2);
        stretches.forEach((externalId, list) -> tracks.put(externalId, track(list)));
        return new DirectorySnapshot(revision, tracks);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of a generic type
    private static Track track(List<Stretch> list) {
        Optional<Participant>[] answers = new Optional[list.size()];
        for (int index = 0; index < answers.length; index++) {
            answers[index] = Optional.of(list.get(index).answer());
        }
        return new Track(
                list.stream().mapToInt(Stretch::start).toArray(),
                list.stream().mapToInt(Stretch::end).toArray(),
                answers);
    }

    private static int epochDay(LocalDate day) {
        return day.equals(Validity.OPEN) ? Integer.MAX_VALUE : (int) day.toEpochDay();
    }
}
