package io.atrium.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.warehouse.testing.TestWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the views over derived facts show, to whom. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DerivedViewsIT {

    private TestWarehouse warehouse;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        warehouse = TestWarehouse.migrated(home);
        warehouse.slots().assign(1, "one");
        warehouse.slots().assign(2, "two");
    }

    @AfterAll
    void stop() throws IOException {
        warehouse.close();
    }

    @Test
    void anAttendeeSeesTheDepartmentsOfTheOthers() {
        // Given a meeting of four, of whom two are in department 5 and one is in none; the same meeting id in another
        // organization
        meeting("one", "[0, 5, 5, 7]", 1);
        meeting("two", "[5, 9]", 1);
        attendance("one", 10, 5);
        attendance("one", 11, 5);
        attendance("one", 12, 7);
        attendance("one", 13, 0);
        attendance("two", 10, 5);
        // When
        List<String> others =
                ask(1, "SELECT member_no, toString(other_department_no) FROM meeting_attendance ORDER BY member_no");
        // Then
        assertThat(others).containsExactly("10\t[0,5,7]", "11\t[0,5,7]", "12\t[0,5,5]", "13\t[5,5,7]");
        assertThat(ask(2, "SELECT toString(other_department_no) FROM meeting_attendance"))
                .containsExactly("[9]");
    }

    @Test
    void whatWasTakenBackIsNotShown() {
        // Given
        stage("one", "lead", "won", 11, 1);
        stage("one", "lead", "", 12, 1);
        stage("one", "lead", "", 12, -1);
        // Then
        assertThat(ask(1, "SELECT stage, next_stage FROM record_stage")).containsExactly("lead\twon");
    }

    private void meeting(String tenant, String departments, long hash) {
        insert("INSERT INTO meeting_fact (tenant_id, day, meeting_id, attendee_department_no, row_hash, sign) VALUES "
                + "('%s', '2024-03-05', 'm', %s, %d, 1)".formatted(tenant, departments, hash));
    }

    private void attendance(String tenant, int member, int department) {
        insert(
                "INSERT INTO meeting_attendance_fact (tenant_id, day, meeting_id, member_no, department_no, row_hash, sign) VALUES "
                        + "('%s', '2024-03-05', 'm', %d, %d, %d, 1)".formatted(tenant, member, department, member));
    }

    private void stage(String tenant, String stage, String next, long hash, int sign) {
        insert("INSERT INTO record_stage_fact (tenant_id, day, record_id, stage, next_stage, row_hash, sign) VALUES "
                + "('%s', '2024-03-05', 'r', '%s', '%s', %d, %d)".formatted(tenant, stage, next, hash, sign));
    }

    private void insert(String sql) {
        warehouse.ask(warehouse.ingest(), sql).lines();
    }

    private List<String> ask(int slot, String sql) {
        return warehouse.ask(warehouse.reader(slot), sql).lines();
    }
}
