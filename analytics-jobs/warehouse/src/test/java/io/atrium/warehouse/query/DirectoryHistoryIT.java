package io.atrium.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.warehouse.directory.DirectoryHistory;
import io.atrium.warehouse.directory.DirectoryHistory.DepartmentPeriod;
import io.atrium.warehouse.directory.DirectoryHistory.MemberPeriod;
import io.atrium.warehouse.directory.DirectoryHistory.Profile;
import io.atrium.warehouse.directory.DirectoryHistory.Validity;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.testing.TestWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectoryHistoryIT {

    private static final Profile NOTHING = new Profile(false, false, false);
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    private TestWarehouse warehouse;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        warehouse = TestWarehouse.migrated(home);
        warehouse.slots().assign(1, "firm");
    }

    @AfterAll
    void stop() throws IOException {
        warehouse.close();
    }

    @Test
    void isTheSameHoweverOftenAndInWhatOrderItIsWritten() throws Exception {
        // Given
        DirectoryHistory history = new DirectoryHistory(warehouse.writer(warehouse.platform()));
        InsightQueries queries = new InsightQueries(warehouse.readerSource(1), MetricCatalogue.bundled());
        List<MemberPeriod> members = new ArrayList<>();
        for (int no = 1; no <= 3000; no++) {
            members.add(new MemberPeriod("firm", no, 2, no != 3000, new Profile(true, no > 1, false), open(no)));
        }
        MemberPeriod left = new MemberPeriod(
                "firm", 1, 2, true, NOTHING, new Validity(DAY, Optional.of(DAY.plusDays(5)), false, 9000));
        MemberPeriod mistake =
                new MemberPeriod("firm", 2, 2, true, NOTHING, new Validity(DAY, Optional.empty(), true, 9001));
        // When
        history.writeDepartments(List.of(
                new DepartmentPeriod("firm", 1, 0, List.of(1L), true, open(1)),
                new DepartmentPeriod("firm", 2, 1, List.of(1L, 2L), false, open(2))));
        history.writeMembers(List.of(mistake, left));
        history.writeMembers(members);
        history.writeMembers(members.subList(0, 10));
        // Then
        assertThat(queries.departmentTree("firm", new Period(DAY, DAY)))
                .containsExactly(new DepartmentNode(1, 0, 0, 2998), new DepartmentNode(2, 1, 2998, 2998));
        assertThat(queries.enabled(new Scope("firm", 2), new Period(DAY.plusDays(5), DAY.plusDays(9))))
                .isEqualTo(2997);
    }

    private static Validity open(long version) {
        return new Validity(DAY, Optional.empty(), false, version);
    }
}
