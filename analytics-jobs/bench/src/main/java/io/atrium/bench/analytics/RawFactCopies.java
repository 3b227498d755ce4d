package io.atrium.bench.analytics;

import io.atrium.bench.house.Warehouse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes more raw facts out of those that are there, in ClickHouse alone: the same organization does the same again, some weeks later, in
 * conversations, meetings, documents and cases of their own. Views take part, as always.
 */
final class RawFactCopies {
    private static final List<String> IDS = List.of("object_id", "session_id");
    private static final List<String> COLLABORATION_IDS = List.of("conversation_id", "meeting_id", "reply_to");
    private static final List<String> BUSINESS_IDS = List.of("instance_id", "task_id", "resubmission_of");
    private static final List<String> COLLABORATION_TIMES =
            List.of("start_time", "end_time", "due_time", "created_time");
    private static final List<String> BUSINESS_TIMES = List.of("due_time", "created_time");

    /** Generations of jobs stay far below; what is not below is a copy. */
    private static final int COPY = 1_000_000;

    private final Warehouse warehouse;

    RawFactCopies(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Adds a copy of what no copy made. */
    void add(int number) throws IOException, InterruptedException {
        int days = number * days();
        copy("usage_event", number, days, IDS, List.of());
        copy("collaboration_event", number, days, joined(IDS, COLLABORATION_IDS), COLLABORATION_TIMES);
        copy("business_event", number, days, joined(IDS, BUSINESS_IDS), BUSINESS_TIMES);
    }

    /** Whole weeks that hold the original. */
    private int days() throws IOException, InterruptedException {
        long days = warehouse
                .numbers("SELECT toUInt32(max(event_date) - min(event_date) + 1) FROM ("
                        + Warehouse.unionOfRaw("event_date, generation") + ") WHERE generation < " + COPY)[0];
        return Math.toIntExact((days + 6) / 7 * 7);
    }

    private void copy(String table, int number, int days, List<String> ids, List<String> times)
            throws IOException, InterruptedException {
        String replaced = Stream.of(
                        Stream.of(
                                "concat(event_id, '-" + number + "') AS event_id",
                                "addDays(event_time, " + days + ") AS event_time",
                                "addDays(event_date, " + days + ") AS event_date",
                                "reinterpretAsUInt128(sipHash128(identity, " + number + ")) AS identity",
                                "toUInt32(" + (COPY + number) + ") AS generation"),
                        ids.stream()
                                .map(id -> "if(" + id + " = '', '', concat(" + id + ", '-" + number + "')) AS " + id),
                        times.stream().map(time -> "addDays(" + time + ", " + days + ") AS " + time))
                .flatMap(each -> each)
                .collect(Collectors.joining(", "));
        warehouse.query("INSERT INTO " + table + " SELECT * REPLACE (" + replaced + ") FROM " + table + " AS original"
                + " WHERE original.generation < " + COPY + " SETTINGS insert_deduplicate = 0");
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
