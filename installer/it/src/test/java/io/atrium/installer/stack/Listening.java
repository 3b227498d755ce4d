package io.atrium.installer.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** On which addresses a process waits for connections, from Linux's own tables (proc(5), {@code /proc/net/tcp}). */
final class Listening {
    private static final String LISTEN = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LOOPBACK = "00000000000000000000000001000000";
    private static final String MAPPED = "0000000000000000FFFF0000";

    private Listening() {}

    /** Addresses and ports in hex, as the kernel writes them, that others than this machine can reach. */
    static List<String> beyondLoopback(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Set<String> inodes;
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            inodes = files.map(Listening::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toSet());
        }
        return Stream.concat(
                        Files.readAllLines(process.resolve("net/tcp")).stream(),
                        Files.readAllLines(process.resolve("net/tcp6")).stream())
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns[STATE].equals(LISTEN) && inodes.contains(columns[INODE]))
                .map(columns -> columns[LOCAL])
                .filter(address -> !isLoopback(address.substring(0, address.indexOf(':'))))
                .toList();
    }

    private static boolean isLoopback(String address) {
        boolean v4 = address.length() == 8 || address.startsWith(MAPPED);
        return v4 ? address.endsWith("7F") : address.equals(LOOPBACK);
    }

    /** A file that was closed meanwhile has none. */
    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
