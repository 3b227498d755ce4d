package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.process.Command;
import io.atrium.installer.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a checkout is of.
 *
 * @param commit its hash; ends in {@code +changes} when files that git knows of differ from it
 * @param date when it was committed
 */
record Revision(String commit, Instant date) {

    /** What git says of a checkout. */
    static Revision of(Path checkout, Path scratch, Processes processes)
            throws IOException, InterruptedException, BundleFailure {
        Files.createDirectories(scratch);
        Path output = Files.createTempFile(scratch, "git", ".out");
        try {
            String head = git(processes, checkout, output, "log", "-1", "--format=%H %ct")
                    .strip();
            boolean changed = !git(processes, checkout, output, "status", "--porcelain", "--untracked-files=no")
                    .isBlank();
            int space = head.indexOf(' ');
            return new Revision(
                    head.substring(0, space) + (changed ? "+changes" : ""),
                    Instant.ofEpochSecond(Long.parseLong(head.substring(space + 1))));
        } finally {
            Files.delete(output);
        }
    }

    private static String git(Processes processes, Path checkout, Path output, String... arguments)
            throws IOException, InterruptedException, BundleFailure {
        Files.writeString(output, "");
        List<String> command =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        int exit = processes.run(new Command(command, Map.of(), checkout, output), "", Duration.ofMinutes(1));
        String text = Files.readString(output);
        if (exit != 0) {
            throw new BundleFailure(
                    Reason.INPUT_MISSING, "A bundle is built from a commit, and git says: " + text.strip());
        }
        return text;
    }
}
