package io.atrium.jobs.proof;

import io.atrium.contract.EventFamily;
import io.atrium.jobs.testing.TestWarehouse;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Reads what the warehouse and the dead letters' topic hold of a ledger's tenants, and compares. */
final class Verification {
    private static final String FACT = """
            event_type, toString(event_time), toString(event_date), toString(member_no), toString(actor_kind),
            toString(department_no), toString(department_path), toString(intentional), toString(kafka_partition),
            toString(kafka_offset), toString(arrival_time)""";

    private static final String RECIPIENTS = """
            , arrayStringConcat(arrayMap((no, kind, department, path) ->
                concat(toString(no), ':', toString(kind), ':', toString(department), ':', toString(path)),
                recipient_member_no, recipient_kind, recipient_department_no, recipient_department_path), ';')""";

    private final TestWarehouse warehouse;
    private final Books actual = new Books();
    private final String tenants;

    private Verification(TestWarehouse warehouse, List<String> tenants) {
        this.warehouse = warehouse;
        this.tenants = tenants.stream().map(tenant -> "'" + tenant + "'").collect(Collectors.joining(",", "(", ")"));
    }

    /** Everything that is not as the ledger says; empty when every record counted once, everywhere. */
    static List<Violation> of(TestWarehouse warehouse, String brokers, Ledger ledger, List<Receipt> receipts) {
        Verification verification = new Verification(warehouse, ledger.tenants());
        for (EventFamily family : EventFamily.values()) {
            verification.readRaw(family);
        }
        verification.readIdentities();
        verification.readRollups();
        verification.readOutcomes();
        DeadLetters.read(brokers, ledger.tenants(), verification.actual);
        return Expectation.of(receipts).compare(verification.actual);
    }

    private void readRaw(EventFamily family) {
        String table = family.id() + "_event";
        String fact = FACT + (family == EventFamily.COLLABORATION ? RECIPIENTS : "");
        String sql = "SELECT tenant_id, event_id, count(), min(arrayStringConcat([" + fact + "], ' ')) FROM " + table
                + " WHERE tenant_id IN " + tenants + " GROUP BY tenant_id, event_id";
        read(table, 2, sql, (entry, measures) -> {
            entry.sum("copies", Long.parseLong(measures.get(0)));
            entry.fact("content", measures.get(1));
        });
    }

    /** Each raw event's identity; a second row shows only until ClickHouse merges it away. */
    private void readIdentities() {
        String raw = Arrays.stream(EventFamily.values())
                .map(family -> "SELECT DISTINCT tenant_id, event_id, identity, payload_hash FROM " + family.id()
                        + "_event WHERE tenant_id IN " + tenants)
                .collect(Collectors.joining(" UNION ALL "));
        read("event_identity", 2, """
                SELECT tenant_id, event_id, countIf(known.payload_hash = raw.payload_hash) AS copies
                FROM (%s) AS raw
                LEFT JOIN event_identity AS known USING (tenant_id, identity)
                GROUP BY tenant_id, event_id HAVING copies > 0""".formatted(raw), Verification::copies);
        read("event_identity", 2, """
                SELECT tenant_id, concat('identity ', toString(identity)), count() FROM event_identity
                WHERE tenant_id IN %s AND (tenant_id, identity) NOT IN (SELECT tenant_id, identity FROM (%s))
                GROUP BY ALL""".formatted(tenants, raw), Verification::copies);
    }

    private static void copies(Books.Entry entry, List<String> measures) {
        entry.sum("copies", Long.parseLong(measures.get(0)));
    }

    private void readRollups() {
        read(
                "active_member_daily",
                4,
                """
                SELECT tenant_id, department_no, day, family, bitmapToArray(groupBitmapMergeState(members))
                FROM active_member_daily WHERE tenant_id IN %s GROUP BY tenant_id, department_no, day, family""".formatted(tenants),
                (entry, measures) -> entry.members("members", Expectation.numbers(measures.get(0))));
        read("message_daily", 3, """
                SELECT tenant_id, department_no, day, sum(messages), sum(deliveries), sum(cross_department_deliveries),
                    bitmapToArray(groupBitmapMergeState(senders))
                FROM message_daily WHERE tenant_id IN %s GROUP BY tenant_id, department_no, day""".formatted(tenants), (entry, measures) -> {
            entry.sum("messages", Long.parseLong(measures.get(0)));
            entry.sum("deliveries", Long.parseLong(measures.get(1)));
            entry.sum("cross_department_deliveries", Long.parseLong(measures.get(2)));
            entry.members("senders", Expectation.numbers(measures.get(3)));
        });
        read(
                "participant_daily",
                3,
                """
                SELECT tenant_id, department_no, day, bitmapToArray(groupBitmapMergeState(members))
                FROM participant_daily WHERE tenant_id IN %s GROUP BY tenant_id, department_no, day""".formatted(tenants),
                (entry, measures) -> entry.members("members", Expectation.numbers(measures.get(0))));
        read(
                "edge_daily",
                7,
                """
                SELECT tenant_id, day, from_member, to_member, from_department, to_department, from_path, sum(messages)
                FROM edge_daily WHERE tenant_id IN %s GROUP BY ALL""".formatted(tenants),
                (entry, measures) -> entry.sum("messages", Long.parseLong(measures.get(0))));
        read("event_daily", 3, """
                SELECT tenant_id, day, family, sum(events), max(newest_arrival)
                FROM event_daily WHERE tenant_id IN %s GROUP BY tenant_id, day, family""".formatted(tenants), (entry, measures) -> {
            entry.sum("events", Long.parseLong(measures.get(0)));
            entry.newest("newest_arrival", measures.get(1));
        });
    }

    /** The auditor's equation too: every offset between the first and the last is accounted for once. */
    private void readOutcomes() {
        read("ingest_outcome", 3, """
                SELECT topic, kafka_partition, tenant_id, sum(rows), sum(duplicates), sum(dead_lettered)
                FROM ingest_outcome WHERE tenant_id IN %s GROUP BY topic, kafka_partition, tenant_id""".formatted(tenants), (entry, measures) -> {
            entry.sum("rows", Long.parseLong(measures.get(0)));
            entry.sum("duplicates", Long.parseLong(measures.get(1)));
            entry.sum("dead_lettered", Long.parseLong(measures.get(2)));
        });
        read("offsets", 2, """
                SELECT topic, kafka_partition, sum(rows + duplicates + dead_lettered), max(offset_to) - min(offset_from)
                FROM ingest_outcome WHERE tenant_id IN %s GROUP BY topic, kafka_partition""".formatted(tenants), (entry, measures) -> {
            entry.sum("accounted", Long.parseLong(measures.get(0)));
            entry.sum("span", Long.parseLong(measures.get(1)));
        });
    }

    private void read(String table, int keyColumns, String sql, BiConsumer<Books.Entry, List<String>> measures) {
        for (String row : warehouse.query(sql)) {
            List<String> columns = List.of(row.split("\t", -1));
            Object[] key = columns.subList(0, keyColumns).toArray();
            measures.accept(actual.entry(table, key), columns.subList(keyColumns, columns.size()));
        }
    }
}
