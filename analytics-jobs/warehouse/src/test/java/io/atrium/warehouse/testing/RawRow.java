package io.atrium.warehouse.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A raw collaboration fact, with the columns that the rollups read; the others keep their defaults. */
public record RawRow(
        String tenantId,
        String eventId,
        String type,
        LocalDate day,
        Instant time,
        Instant arrival,
        boolean intentional,
        Person actor,
        List<Person> recipients) {

    static final String COLUMNS =
            "tenant_id, event_id, event_type, event_date, event_time, arrival_time, intentional, member_no, department_no,"
                    + " department_path, recipient_member_no, recipient_kind, recipient_department_no, recipient_department_path";

    /** Somebody with the departments above them, root first. */
    public record Person(int memberNo, String kind, List<Integer> path) {

        /** A human. */
        public static Person of(int memberNo, Integer... path) {
            return new Person(memberNo, "human", List.of(path));
        }

        int departmentNo() {
            return path.isEmpty() ? 0 : path.get(path.size() - 1);
        }
    }

    /** A message from one person to others, sent by intent, on the first day of 2024 or some days later. */
    public static RawRow message(String tenantId, String eventId, int days, Person from, Person... to) {
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(days);
        Instant arrival = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(days);
        return new RawRow(
                tenantId,
                eventId,
                "im.message.sent",
                day,
                day.atStartOfDay().toInstant(ZoneOffset.UTC),
                arrival,
                true,
                from,
                List.of(to));
    }

    String toTsv() {
        return String.join(
                "\t",
                tenantId,
                eventId,
                type,
                day.toString(),
                time.toString().replace("T", " ").replace("Z", ""),
                arrival.toString().replace("T", " ").replace("Z", ""),
                intentional ? "1" : "0",
                Integer.toString(actor.memberNo()),
                Integer.toString(actor.departmentNo()),
                actor.path().toString(),
                array(Person::memberNo),
                array(person -> "'" + person.kind() + "'"),
                array(Person::departmentNo),
                array(Person::path));
    }

    private String array(Function<Person, Object> column) {
        return recipients.stream().map(column).map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
}
