package io.atrium.warehouse.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.warehouse.testing.RawRow;
import io.atrium.warehouse.testing.RawRow.Person;
import io.atrium.warehouse.testing.TestWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * ClickHouse knows a block again in a view by the block's token and the view's name, and a view has a name that can change with a restart:
 * whatever a migration did to it, the name must be the same before and after.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatedBlockIT {

    private TestWarehouse warehouse;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        warehouse = TestWarehouse.migrated(home);
    }

    @AfterAll
    void stop() throws IOException {
        warehouse.close();
    }

    @Test
    void isKnownInEveryRollupAfterARestart() throws Exception {
        // Given
        List<RawRow> block = List.of(
                RawRow.message("twice", "1", 0, Person.of(10, 1, 4), Person.of(20, 1, 4)),
                RawRow.message("twice", "2", 1, Person.of(20, 1, 2), Person.of(10, 1, 4), Person.of(30)));
        stopMerges();
        insert(block);
        Map<String, String> before = rows();
        // When
        warehouse.killAndRestart();
        stopMerges();
        insert(block);
        // Then
        assertThat(before)
                .containsEntry("collaboration_event", "2")
                .containsEntry("usage_event", "1")
                .containsEntry("business_event", "1");
        assertThat(rows()).isEqualTo(before);
    }

    private void insert(List<RawRow> block) throws Exception {
        warehouse.insert("a block", block);
        for (String table : List.of("usage_event", "business_event")) {
            warehouse
                    .ask(
                            warehouse.ingest(),
                            "INSERT INTO " + table
                                    + " (tenant_id, event_date, event_id, member_no, actor_kind, intentional, platform, client_version, app_id)"
                                    + " SETTINGS async_insert = 0, insert_deduplication_token = 'a block', deduplicate_blocks_in_dependent_materialized_views = 1"
                                    + " VALUES ('twice', '2024-01-01', '1', 10, 'human', 1, 'web', '1.0', 'crm')")
                    .lines();
        }
    }

    private void stopMerges() {
        assertThat(warehouse.ask(warehouse.admin(), "SYSTEM STOP MERGES").succeeded())
                .isTrue();
    }

    private Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        for (String table : warehouse
                .ask(
                        warehouse.admin(),
                        "SELECT name FROM system.tables WHERE database = 'atrium' AND engine LIKE '%MergeTree'")
                .lines()) {
            rows.put(
                    table,
                    warehouse
                            .ask(warehouse.admin(), "SELECT count() FROM " + table)
                            .lines()
                            .get(0));
        }
        return rows;
    }
}
