package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the events say they come from. */
final class SourceName {

    private static final String PREFIX = "urn:atrium:import:";

    private SourceName() {}

    /** The source of events: the given name, else the file's name without its endings. */
    static String of(@Nullable String given, Path file) throws Failure {
        if (given == null) {
            String base = file.getFileName().toString().replaceAll("(?i)(\\.csv)?(\\.gz)?$", "");
            String safe = base.replaceAll("[^A-Za-z0-9._-]+", "-");
            return PREFIX + (safe.isEmpty() ? "events" : safe.substring(0, Math.min(safe.length(), 100)));
        }
        if (!given.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new Failure(
                    Reason.USAGE, "--name: 1 to 100 letters, digits, dots, dashes and underscores: \"" + given + "\".");
        }
        return PREFIX + given;
    }
}
