package io.atrium.installer.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Keeps a process's log bounded: when it starts, a log over the limit moves aside, and the oldest goes. */
public final class LogFile {

    private static final long LIMIT_BYTES = 20L << 20;
    private static final int KEPT = 3;

    private LogFile() {}

    /** Makes the folder, and moves the log aside when it is too large. */
    public static void rotate(Path log) throws IOException {
        rotate(log, LIMIT_BYTES);
    }

    static void rotate(Path log, long limitBytes) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (!Files.exists(log) || Files.size(log) < limitBytes) {
            return;
        }
        for (int number = KEPT - 1; number >= 1; number--) {
            Path older = numbered(log, number);
            if (Files.exists(older)) {
                Files.move(older, numbered(log, number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(log, numbered(log, 1), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The last lines of a log, oldest first; empty when there is no log. */
    public static List<String> tail(Path log, int lines) throws IOException {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(file.length(), lines * 400L)];
            file.seek(file.length() - end.length);
            file.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        }
    }

    private static Path numbered(Path log, int number) {
        return log.resolveSibling(log.getFileName() + "." + number);
    }
}
