package io.atrium.installer.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who listens on a port, as far as this account may see it: other accounts' processes keep their files to themselves.
 *
 * @param pid process id
 * @param name the program's name
 */
public record Listener(long pid, String name) {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENS = "0A";

    /** The listener on a TCP port of this machine. */
    public static Optional<Listener> on(int port) {
        try {
            for (String table : List.of("net/tcp", "net/tcp6")) {
                Optional<String> inode = inode(Files.readAllLines(PROC.resolve(table)), port);
                if (inode.isPresent()) {
                    return holder("socket:[" + inode.orElseThrow() + "]");
                }
            }
            return Optional.empty();
        } catch (IOException noSuchTable) {
            return Optional.empty();
        }
    }

    /** The inode of the socket that listens on a port, from the lines of {@code /proc/net/tcp}. */
    static Optional<String> inode(List<String> table, int port) {
        return table.stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields[3].equals(LISTENS) && fields[1].endsWith(":%04X".formatted(port)))
                .map(fields -> fields[9])
                .findFirst();
    }

    private static Optional<Listener> holder(String socket) throws IOException {
        try (Stream<Path> all = Files.list(PROC)) {
            return all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .filter(path -> holds(path, socket))
                    .findFirst()
                    .map(path -> new Listener(Long.parseLong(path.getFileName().toString()), name(path)));
        }
    }

    private static boolean holds(Path process, String socket) {
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return files.anyMatch(file -> target(file).equals(socket));
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static String name(Path process) {
        try {
            return Files.readString(process.resolve("comm"), StandardCharsets.ISO_8859_1)
                    .strip();
        } catch (IOException goneMeanwhile) {
            return "?";
        }
    }
}
