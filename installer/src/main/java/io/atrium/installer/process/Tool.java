package io.atrium.installer.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the operator's to its end and keeps what it said. Unlike our own processes it has this program's environment: accounts of clusters come from there too. */
public final class Tool {

    private Tool() {}

    /**
     * How a program ended.
     *
     * @param out what it said
     * @param complaint what it said on its other output
     */
    public record Answer(int code, String out, String complaint) {

        /** What it said last, without its name for such lines. */
        public String reason() {
            String text = complaint.isBlank() ? out : complaint;
            return text.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((first, last) -> last)
                    .orElse("it said nothing")
                    .replaceFirst("^(?:[Ee]rror: )+", "")
                    .strip();
        }
    }

    /**
     * Runs it.
     *
     * @param input what it reads
     * @throws IOException when there is no such program, or it does not end in time (it is ended then)
     */
    public static Answer run(List<String> command, String input, Duration limit)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("atrium", ".out");
        Path complaint = Files.createTempFile("atrium", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(complaint.toFile())
                    .start();
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException endedWithoutReading) {
                // Its exit code tells more than the broken pipe.
            }
            try {
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException(command.get(0) + " did not end within " + limit.toSeconds() + " s.");
                }
            } finally {
                process.destroy();
            }
            return new Answer(process.exitValue(), Files.readString(out), Files.readString(complaint));
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(complaint);
        }
    }
}
