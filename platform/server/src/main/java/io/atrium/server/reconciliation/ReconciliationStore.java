package io.atrium.server.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.atrium.server.eventlog.PartitionPosition;
import io.atrium.server.http.Json;
import io.atrium.server.storage.Database;
import io.atrium.warehouse.reconciliation.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Seals and the last deep check. They belong to no tenant. */
final class ReconciliationStore {

    private static final TypeReference<List<Difference>> DIFFERENCES = new TypeReference<>() {};

    private final Database database;

    ReconciliationStore(Database database) {
        this.database = database;
    }

    /** What is being erased, and how often facts were. Seals from before an erasure say more than is there. */
    ErasureState erasures() {
        return database.withoutTenant(handle -> handle.createQuery("""
                        select coalesce(bool_or(facts_begun_at is not null and facts_done_at is null), false) as under_way,
                               count(facts_done_at) as finished
                        from tenant_erasure""")
                .map((row, context) -> new ErasureState(row.getBoolean("under_way"), row.getLong("finished")))
                .one());
    }

    /** The partitions that finished imports are, beside those that Kafka has; nothing is ever added to one. */
    List<PartitionPosition> imports() {
        return database.withoutTenant(handle -> handle.createQuery("""
                        select i.partition_no, c.key as topic, cast(c.value as bigint) as until
                        from tenant_import i cross join jsonb_each_text(i.claims) c where i.state = 'finished'""")
                .map((row, context) -> new PartitionPosition(
                        row.getString("topic"),
                        row.getInt("partition_no"),
                        0,
                        row.getLong("until"),
                        OptionalLong.empty()))
                .list());
    }

    List<Seal> seals() {
        return database.withoutTenant(handle ->
                handle.createQuery("""
                        select topic, kafka_partition, generation, first_offset, frontier, checkpoint, checkpoint_records,
                               row_count, duplicates, dead_lettered, erased, facts, fact_offsets
                        from reconciliation_seal
                        """).map((row, context) -> seal(row)).list());
    }

    void save(Collection<Seal> seals) {
        if (seals.isEmpty()) {
            return;
        }
        database.withoutTenant(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into reconciliation_seal (
                        topic, kafka_partition, generation, first_offset, frontier, checkpoint, checkpoint_records,
                        row_count, duplicates, dead_lettered, erased, facts, fact_offsets)
                    values (
                        :topic, :partition, :generation, :first, :frontier, :checkpoint, :checkpointRecords,
                        :rows, :duplicates, :deadLettered, :erased, :facts, :factOffsets)
                    on conflict (topic, kafka_partition, generation) do update set
                        first_offset = excluded.first_offset,
                        frontier = excluded.frontier,
                        checkpoint = excluded.checkpoint,
                        checkpoint_records = excluded.checkpoint_records,
                        row_count = excluded.row_count,
                        duplicates = excluded.duplicates,
                        dead_lettered = excluded.dead_lettered,
                        erased = excluded.erased,
                        facts = excluded.facts,
                        fact_offsets = excluded.fact_offsets,
                        sealed_at = clock_timestamp()
                    """);
            for (Seal seal : seals) {
                batch.bind("topic", seal.lane().topic())
                        .bind("partition", seal.lane().partition())
                        .bind("generation", seal.lane().generation())
                        .bind("first", seal.first())
                        .bind("frontier", seal.frontier())
                        .bind("checkpoint", seal.checkpoint())
                        .bind("checkpointRecords", seal.checkpointRecords())
                        .bind("rows", seal.rows())
                        .bind("duplicates", seal.duplicates())
                        .bind("deadLettered", seal.deadLettered())
                        .bind("erased", seal.erased())
                        .bind("facts", seal.facts())
                        .bind("factOffsets", seal.factOffsets())
                        .add();
            }
            return batch.execute();
        });
    }

    Optional<DeepCheck.Result> deepCheck() {
        return database.withoutTenant(handle -> handle.createQuery(
                        "select started_at, finished_at, differences::text as differences from reconciliation_deep_check")
                .map((row, context) -> new DeepCheck.Result(
                        instant(row, "started_at"),
                        instant(row, "finished_at"),
                        differences(row.getString("differences"))))
                .findOne());
    }

    void save(DeepCheck.Result result) {
        String differences = json(result.differences());
        database.withoutTenant(handle -> handle.createUpdate("""
                        insert into reconciliation_deep_check (started_at, finished_at, differences)
                        values (:started, :finished, :differences::jsonb)
                        on conflict (only_one) do update set
                            started_at = excluded.started_at,
                            finished_at = excluded.finished_at,
                            differences = excluded.differences
                        """)
                .bind("started", result.startedAt().atOffset(ZoneOffset.UTC))
                .bind("finished", result.finishedAt().atOffset(ZoneOffset.UTC))
                .bind("differences", differences)
                .execute());
    }

    private static Seal seal(ResultSet row) throws SQLException {
        return new Seal(
                new Lane(row.getString("topic"), row.getInt("kafka_partition"), row.getInt("generation")),
                row.getLong("first_offset"),
                row.getLong("frontier"),
                row.getLong("checkpoint"),
                row.getLong("checkpoint_records"),
                row.getLong("row_count"),
                row.getLong("duplicates"),
                row.getLong("dead_lettered"),
                row.getLong("erased"),
                row.getLong("facts"),
                row.getLong("fact_offsets"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static List<Difference> differences(String json) {
        try {
            return Json.mapper().readValue(json, DIFFERENCES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reconciliation_deep_check.differences is not what this server wrote", e);
        }
    }

    private static String json(List<Difference> differences) {
        try {
            return Json.mapper().writeValueAsString(differences);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Differences are records of texts and numbers", e);
        }
    }
}
