package io.atrium.server.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.server.directory.ImportOptions.LaterHistory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @Test
    void whoBelongsTodayOrLaterCountsAndWhoHasLeftDoesNot() throws IOException {
        Seats seats = seats("""
                user,department,valid_from,valid_to
                old,sales,2024-01-01,2026-06-01
                now,sales,2024-01-01,
                leaving,sales,2024-01-01,2026-06-02
                coming,sales,2027-01-01,
                """);

        assertThat(seats).isEqualTo(new Seats(0, 3));
    }

    @Test
    void onlyGrowthBeyondTheQuotaIsTooMuch() {
        assertThat(new Seats(5, 6).exceed(5)).isTrue();
        assertThat(new Seats(4, 5).exceed(5)).isFalse();
        assertThat(new Seats(9, 8).exceed(5)).isFalse();
        assertThat(new Seats(9, 9).exceed(5)).isFalse();
        assertThat(new Seats(9, 10).exceed(5)).isTrue();
    }

    private static Seats seats(String csv) throws IOException {
        DirectoryContent nobody = DirectoryContent.of(2, 1, List.of(Department.root()), List.of());
        ImportOptions options = new ImportOptions(LocalDate.of(2024, 1, 1), LaterHistory.REFUSE);
        ImportPlan plan = new ImportPlanner(nobody, options)
                .plan(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), false);
        assertThat(plan.report().errors()).isEmpty();
        return Seats.of(nobody, plan, TODAY);
    }
}
