package io.atrium.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.jobs.rawfacts.RawTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Months MONTHS = new Months(YearMonth.of(2026, 9), YearMonth.of(2026, 10));
    private static final Slice FIRST = new Slice(RawTable.USAGE, "1", "2026-09-01", 0, 2, 10);
    private static final Slice SECOND = new Slice(RawTable.USAGE, "1", "2026-09-01", 1, 2, 10);

    @TempDir
    private Path directory;

    @Test
    void goesOnWhereItStopped() throws IOException {
        // Given
        Journal before = Journal.open(directory, "acme", MONTHS);
        before.begin(4);
        before.done(FIRST);
        // When
        Journal after = Journal.open(directory, "acme", MONTHS);
        // Then
        assertThat(after.generation()).isEqualTo(4);
        assertThat(after.isDone(FIRST)).isTrue();
        assertThat(after.isDone(SECOND)).isFalse();
    }

    @Test
    void aLineThatWasCutOffNamesNothing() throws IOException {
        // Given
        Journal before = Journal.open(directory, "acme", MONTHS);
        before.begin(4);
        try (var files = Files.list(directory)) {
            String line = "slice " + SECOND.name();
            Files.writeString(
                    files.findFirst().orElseThrow(), line.substring(0, line.length() - 3), StandardOpenOption.APPEND);
        }
        // When
        Journal after = Journal.open(directory, "acme", MONTHS);
        // Then
        assertThat(after.isDone(SECOND)).isFalse();
    }

    @Test
    void anotherTenantAndOtherMonthsHaveAJournalOfTheirOwn() throws IOException {
        // Given
        Journal.open(directory, "acme", MONTHS).begin(4);
        // When, then
        assertThat(Journal.open(directory, "other", MONTHS).generation()).isZero();
        assertThat(Journal.open(directory, "acme", new Months(YearMonth.of(2026, 9), YearMonth.of(2026, 9)))
                        .generation())
                .isZero();
        assertThat(List.of(directory.toFile().list())).hasSize(1);
    }

    @Test
    void aReplayThatIsOverLeavesNothing() throws IOException {
        // Given
        Journal journal = Journal.open(directory, "acme", MONTHS);
        journal.begin(4);
        // When
        journal.end();
        // Then
        assertThat(Journal.open(directory, "acme", MONTHS).generation()).isZero();
    }
}
