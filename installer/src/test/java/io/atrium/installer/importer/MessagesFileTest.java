package io.atrium.installer.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.installer.api.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagesFileTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsGzipAndTimesWithOffsets() throws Exception {
        // Given
        Path file = folder.resolve("m.csv.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write("\uFEFFMsg_Id,Sender,Recipient,Time,Subject\nm1,a,b,2024-01-31T08:30:00+08:00,hello\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
        // When
        List<Row> rows = rows(file);
        // Then
        assertThat(rows).singleElement().isInstanceOfSatisfying(Row.Sendable.class, row -> {
            assertThat(row.events()).hasSize(1);
            assertThat(row.events().get(0).id()).isEqualTo("m1");
            assertThat(row.events().get(0).time()).isEqualTo(Instant.parse("2024-01-31T00:30:00Z"));
        });
        try (LogFile opened = LogFile.open(file, new MessageColumns.Format())) {
            assertThat(opened.ignoredColumns()).containsExactly("Subject");
        }
    }

    @Test
    void namesTheLineOfEveryRow() throws Exception {
        // Given an empty line, a field with a line break, and no line end at the end
        Path file = plain("sender,recipient,msg_id,ts_unix\n\na,b,1,1\n\"a\nx\",b,2,2\na,,3,3\na,b,4,4");
        // When
        List<Row> rows = rows(file);
        // Then
        assertThat(rows).extracting(Row::line).containsExactly(3L, 4L, 6L, 7L);
        assertThat(rows.get(2))
                .isInstanceOfSatisfying(
                        Row.Faulty.class,
                        row -> assertThat(row.problem())
                                .isEqualTo(new Row.Problem("recipient", "empty", "every row needs a recipient")));
    }

    @Test
    void saysWhichColumnIsMissingAndWhere() throws IOException {
        // Given
        Path file = plain("sender;recipient;msg_id;ts_unix\na;b;1;1\n");
        // When, Then
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("line 1: the header lacks sender, recipient, msg_id, ts_unix")
                .hasMessageContaining("separated by semicolons");
    }

    @Test
    void refusesWhatIsNotGzipNotUtf8OrNeverEnds() throws IOException {
        Path notGzip = Files.writeString(folder.resolve("x.csv.gz"), "sender\n");
        Path notUtf8 = Files.write(folder.resolve("y.csv"), new byte[] {'a', (byte) 0xff, '\n'});
        Path endless = plain("sender,recipient,msg_id,ts_unix\na,b,1,1\n\"a,b" + "\nc,d,2,2".repeat(300_000));

        assertThatThrownBy(() -> rows(notGzip)).hasMessageContaining("not a whole gzip file");
        assertThatThrownBy(() -> rows(notUtf8)).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> rows(endless)).hasMessageContaining("quote that is opened and not closed");
    }

    @Test
    void aRowOfAnotherWidthIsNamedAndTheOthersGoOn() throws Exception {
        // Given
        Path file = plain("ts_unix,sender,recipient,msg_id\n1,a,b\n2,张三,b,x\n");
        // When
        List<Row> rows = rows(file);
        // Then
        assertThat(rows.get(0))
                .isInstanceOfSatisfying(
                        Row.Faulty.class,
                        row -> assertThat(row.problem().code()).isEqualTo("width"));
        assertThat(rows.get(1))
                .isInstanceOfSatisfying(
                        Row.Sendable.class,
                        row -> assertThat(row.events().get(0).actor()).isEqualTo("张三"));
    }

    @Test
    void aSurveyFindsTheEarliestAndTheLatest() throws Exception {
        // Given
        Path file = plain("ts_unix,sender,recipient,msg_id\n1704067300,a,b,1\n1704067200,a,b,2\nx,a,b,3\n");
        // When
        Survey survey = Survey.of(file, new MessageColumns.Format());
        // Then
        assertThat(survey.rows()).isEqualTo(3);
        assertThat(survey.faulty()).isEqualTo(1);
        assertThat(survey.earliest()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(survey.latest()).isEqualTo(Instant.parse("2024-01-01T00:01:40Z"));
    }

    private Path plain(String text) throws IOException {
        return Files.writeString(folder.resolve("m.csv"), text);
    }

    private static List<Row> rows(Path path) throws Failure {
        List<Row> rows = new ArrayList<>();
        try (LogFile file = LogFile.open(path, new MessageColumns.Format())) {
            for (Optional<Row> row = file.next(); row.isPresent(); row = file.next()) {
                rows.add(row.orElseThrow());
            }
        }
        return rows;
    }
}
