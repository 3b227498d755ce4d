package io.atrium.installer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeduplicationLogsTest {
    @TempDir
    Path data;

    private Path table;

    @BeforeEach
    void makeTable() throws IOException {
        table = Files.createDirectories(data.resolve("store/54e/54e60439"));
        Files.createDirectories(table.resolve("deduplication_logs"));
    }

    @Test
    void forgetsATokenWhosePartIsNotThere() throws IOException {
        parts("202501_1_1_0", "tmp_insert_202501_3_3_0", "202502_3_3_0");
        Path log = log(1, "1\t202501_1_1_0\ta\n1\t202501_3_3_0\tb\n");

        assertThat(DeduplicationLogs.forgetLostParts(data)).containsExactly("54e60439/202501_3_3_0");
        assertThat(log).hasContent("1\t202501_1_1_0\ta\n1\t202501_3_3_0\tb\n2\t202501_3_3_0\tb\n");
        assertThat(DeduplicationLogs.forgetLostParts(data)).isEmpty();
    }

    @Test
    void knowsPartsThatWereMergedOrMutated() throws IOException {
        parts("all_1_9_2", "all_12_12_0_15");
        Path log = log(1, "1\tall_2_2_0\ta\n1\tall_9_9_0\tb\n1\tall_12_12_0\tc\n");

        assertThat(DeduplicationLogs.forgetLostParts(data)).isEmpty();
        assertThat(log).hasContent("1\tall_2_2_0\ta\n1\tall_9_9_0\tb\n1\tall_12_12_0\tc\n");
    }

    @Test
    void appendsToTheNewestLogAndReadsThemInTheirOrder() throws IOException {
        parts("all_5_5_0");
        log(9, "1\tall_5_5_0\ta\n1\tall_6_6_0\tb\n1\tall_7_7_0\tc\n");
        Path newest = log(10, "2\tall_6_6_0\tb\n");

        assertThat(DeduplicationLogs.forgetLostParts(data)).containsExactly("54e60439/all_7_7_0");
        assertThat(newest).hasContent("2\tall_6_6_0\tb\n2\tall_7_7_0\tc\n");
    }

    @Test
    void cutsOffHalfALine() throws IOException {
        parts("all_1_1_0");
        Path log = log(1, "1\tall_1_1_0\ta\n1\tall_2_");

        assertThat(DeduplicationLogs.forgetLostParts(data)).isEmpty();
        assertThat(log).hasContent("1\tall_1_1_0\ta\n");
    }

    @Test
    void doesNothingBeforeTheFirstStart(@TempDir Path empty) throws IOException {
        assertThat(DeduplicationLogs.forgetLostParts(empty.resolve("missing"))).isEmpty();
    }

    private void parts(String... names) throws IOException {
        for (String name : List.of(names)) {
            Files.createDirectory(table.resolve(name));
        }
    }

    private Path log(int number, String text) throws IOException {
        return Files.writeString(table.resolve("deduplication_logs/deduplication_log_" + number + ".txt"), text);
    }
}
