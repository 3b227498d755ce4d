package io.atrium.installer.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A password, read from its file when it is used. */
final class Secret {

    private Secret() {}

    static String read(@Nullable Path file) throws IOException {
        return file == null ? "" : Files.readString(file).stripTrailing();
    }
}
