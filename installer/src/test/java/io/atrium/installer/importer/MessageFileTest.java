package io.atrium.installer.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MessageFileTest {

    private final List<MessageRow> good = new ArrayList<>();
    private final List<RejectedRow> bad = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void readsSecondsAndIgnoresUnknownColumns() throws Exception {
        Path file = write("m.csv", "ts_unix,sender,recipient,msg_id,email_id\n1704067200,582,364,1,9\n");
        List<String> ignored = read(file);
        assertThat(good).containsExactly(new MessageRow(2, "1", "582", "364", Instant.parse("2024-01-01T00:00:00Z")));
        assertThat(ignored).containsExactly("email_id");
    }

    @Test
    void readsCompressedFilesWithTimesInIso() throws Exception {
        Path file = folder.resolve("m.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("time,sender,recipient,msg_id\n2024-01-01T08:00:00+08:00,张三,li,x-1\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
        read(file);
        assertThat(good).containsExactly(new MessageRow(2, "x-1", "张三", "li", Instant.parse("2024-01-01T00:00:00Z")));
    }

    @Test
    void aBadRowIsNamedAndTheOthersGoOn() throws Exception {
        Path file = write(
                "m.csv",
                "ts_unix,sender,recipient,msg_id\nsoon,a,b,1\n1704067200,,b,2\n1704067200,a,b\n1704067200,a,b,4\n");
        read(file);
        assertThat(bad).extracting(RejectedRow::line).containsExactly(2L, 3L, 4L);
        assertThat(bad).extracting(RejectedRow::code).containsExactly("not-a-time", "missing", "wrong-width");
        assertThat(good).extracting(MessageRow::id).containsExactly("4");
    }

    @Test
    void aMissingColumnIsNamed() throws Exception {
        Path file = write("m.csv", "ts_unix,from,recipient,msg_id\n");
        assertThatThrownBy(() -> MessageFile.open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing column sender");
    }

    @Test
    void aSurveyFindsTheEarliestMessage() throws Exception {
        Path file = write("m.csv", "ts_unix,sender,recipient,msg_id\n1704067300,a,b,1\n1704067200,a,b,2\nx,a,b,3\n");
        Survey survey = Survey.of(file);
        assertThat(survey.rows()).isEqualTo(3);
        assertThat(survey.bad()).isEqualTo(1);
        assertThat(survey.earliest()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> read(Path file) throws IOException, InterruptedException {
        try (MessageFile messages = MessageFile.open(file)) {
            messages.read(new MessageFile.Rows() {
                @Override
                public void message(MessageRow row) {
                    good.add(row);
                }

                @Override
                public void rejected(RejectedRow row) {
                    bad.add(row);
                }
            });
            return messages.ignored();
        }
    }
}
