package io.atrium.jobs.ingest;

import static io.atrium.jobs.clickhouse.block.ColumnType.array;
import static io.atrium.jobs.clickhouse.block.ColumnType.date;
import static io.atrium.jobs.clickhouse.block.ColumnType.dateTime64;
import static io.atrium.jobs.clickhouse.block.ColumnType.enum8;
import static io.atrium.jobs.clickhouse.block.ColumnType.lowCardinality;
import static io.atrium.jobs.clickhouse.block.ColumnType.string;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint128;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint16;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint32;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint64;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint8;

import io.atrium.contract.ActorKind;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.jobs.clickhouse.block.ArrayColumn;
import io.atrium.jobs.clickhouse.block.BlockLayout;
import io.atrium.jobs.clickhouse.block.DictionaryColumn;
import io.atrium.jobs.clickhouse.block.NullableColumn;
import io.atrium.jobs.clickhouse.block.NumberColumn;
import io.atrium.jobs.clickhouse.block.TextColumn;
import io.atrium.jobs.ingest.IngestRow.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the columns of all facts have in common: the envelope, the origin, and how values are added. */
final class FactColumns {
    static final int MILLISECONDS = 3;
    static final Map<String, Integer> ACTOR_KINDS = Map.of("human", 0, "bot", 1, "service", 2);
    private static final Map<String, Integer> PLATFORMS =
            Map.of("unknown", 0, "desktop", 1, "web", 2, "mobile", 3, "server", 4);

    private FactColumns() {}

    static <F extends Fact> void addEnvelope(BlockLayout.Builder<F> columns) {
        columns.column(
                        "tenant_id",
                        lowCardinality(),
                        (fact, column) -> column.add(fact.envelope().tenantId()))
                .column(
                        "event_id",
                        string(),
                        (fact, column) -> column.add(fact.envelope().id()))
                .column(
                        "event_source",
                        lowCardinality(),
                        (fact, column) -> column.add(fact.envelope().source()))
                .column(
                        "event_type",
                        lowCardinality(),
                        (fact, column) -> column.add(fact.envelope().type()))
                .column(
                        "event_time",
                        dateTime64(MILLISECONDS),
                        (fact, column) -> column.add(fact.envelope().time().toEpochMilli()))
                .column(
                        "event_date",
                        date(),
                        (fact, column) -> column.add(fact.envelope().day().toEpochDay()))
                .column(
                        "subject",
                        string(),
                        (fact, column) -> add(column, fact.envelope().subject()))
                .column(
                        "member_no",
                        uint32(),
                        (fact, column) -> column.add(fact.envelope().memberNo()))
                .column(
                        "actor_kind",
                        enum8(ACTOR_KINDS),
                        (fact, column) -> column.add(number(fact.envelope().actorKind())))
                .column(
                        "department_no",
                        uint32(),
                        (fact, column) -> column.add((long) fact.envelope().departmentNo()))
                .column(
                        "department_path",
                        array(uint32()),
                        (fact, column) -> add(column, fact.envelope().actor()))
                .column(
                        "intentional",
                        uint8(),
                        (fact, column) -> column.add(fact.origin().intentional()))
                .column(
                        "device_id",
                        string(),
                        (fact, column) -> add(column, fact.envelope().deviceId()))
                .column(
                        "platform",
                        enum8(PLATFORMS),
                        (fact, column) -> column.add(number(fact.envelope().platform())))
                .column(
                        "client_version",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.envelope().clientVersion()))
                .column(
                        "session_id",
                        string(),
                        (fact, column) -> add(column, fact.envelope().sessionId()))
                .column(
                        "object_type",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.envelope().objectType()))
                .column(
                        "object_id",
                        string(),
                        (fact, column) -> add(column, fact.envelope().objectId()));
    }

    static <F extends Fact> BlockLayout.Builder<F> addOrigin(BlockLayout.Builder<F> columns, int generation) {
        return columns.column(
                        "kafka_partition",
                        uint16(),
                        (fact, column) ->
                                column.add((long) fact.origin().record().partition()))
                .column(
                        "kafka_offset",
                        uint64(),
                        (fact, column) -> column.add(fact.origin().record().offset()))
                .column(
                        "arrival_time",
                        dateTime64(MILLISECONDS),
                        (fact, column) -> column.add(fact.origin().record().arrivalMillis()))
                .column("generation", uint32(), (fact, column) -> column.add((long) generation))
                .column(
                        "identity",
                        uint128(),
                        (fact, column) -> column.add(
                                fact.origin().identity().high(),
                                fact.origin().identity().low()))
                .column(
                        "payload_hash",
                        uint64(),
                        (fact, column) -> column.add(fact.origin().payloadHash()));
    }

    static void add(TextColumn column, @Nullable String value) {
        column.add(value == null ? "" : value);
    }

    static void add(DictionaryColumn column, @Nullable String value) {
        column.add(value == null ? "" : value);
    }

    static void add(NullableColumn<NumberColumn> column, @Nullable Instant value) {
        if (value == null) {
            column.addNull();
        } else {
            column.present().add(value.toEpochMilli());
        }
    }

    static void add(NullableColumn<NumberColumn> column, @Nullable BigDecimal value) {
        if (value == null) {
            column.addNull();
        } else {
            column.present().add(value.unscaledValue().longValueExact());
        }
    }

    static void add(ArrayColumn<NumberColumn> column, Participant person) {
        DepartmentPath path = person.departmentPath();
        for (int level = 0; level < path.depth(); level++) {
            column.items().add((long) path.at(level));
        }
        column.end();
    }

    static long number(ActorKind kind) {
        return switch (kind) {
            case HUMAN -> 0;
            case BOT -> 1;
            case SERVICE -> 2;
        };
    }

    static long number(Platform platform) {
        return switch (platform) {
            case UNKNOWN -> 0;
            case DESKTOP -> 1;
            case WEB -> 2;
            case MOBILE -> 3;
            case SERVER -> 4;
        };
    }
}
