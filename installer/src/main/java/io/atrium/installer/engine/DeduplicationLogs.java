package io.atrium.installer.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Repairs what a killed engine leaves behind in the deduplication logs of its tables.
 *
 * <p>The engine notes a block's token before it gives the block's part its name. Ended in between, it knows a token
 * whose rows it does not have: the sender, who never had an answer, repeats the block, and the engine drops it as a
 * duplicate. Those rows would be lost for good. So before each start every token is forgotten whose part is not there,
 * neither itself nor merged into a larger one. Tables that replicate are not concerned: they note both in one step.
 *
 * <p>A log is a text file {@code deduplication_log_<n>.txt}; a line is an operation (1 added, 2 forgotten), the part and
 * the token's block id, separated by tabs. The file with the largest number is the newest.
 */
final class DeduplicationLogs {
    private static final String FOLDER = "deduplication_logs";
    private static final Pattern FILE = Pattern.compile("deduplication_log_(\\d+)\\.txt");
    private static final String ADDED = "1";
    private static final String FORGOTTEN = "2";

    /** Stored tables are in {@code store/<first letters>/<uuid>}. */
    private static final int DEPTH = 3;

    private DeduplicationLogs() {}

    /**
     * Forgets tokens without rows in all tables. The engine must not run.
     *
     * @param data the engine's data folder
     * @return the lost parts, as {@code <table folder>/<part>}
     */
    static List<String> forgetLostParts(Path data) throws IOException {
        Path store = data.resolve("store");
        if (!Files.isDirectory(store)) {
            return List.of();
        }
        List<Path> tables;
        try (Stream<Path> folders =
                Files.find(store, DEPTH, (folder, attributes) -> folder.endsWith(FOLDER) && attributes.isDirectory())) {
            tables = folders.map(Path::getParent).sorted().toList();
        }
        List<String> lost = new ArrayList<>();
        for (Path table : tables) {
            lost.addAll(forgetLostPartsOf(table));
        }
        return lost;
    }

    private static List<String> forgetLostPartsOf(Path table) throws IOException {
        List<Path> logs = logs(table.resolve(FOLDER));
        if (logs.isEmpty()) {
            return List.of();
        }
        Map<String, String> parts = new LinkedHashMap<>();
        for (Path log : logs) {
            for (String line : completeLines(log)) {
                String[] fields = line.split("\t", -1);
                if (fields.length == 3 && fields[0].equals(ADDED)) {
                    parts.put(fields[2], fields[1]);
                } else if (fields.length == 3 && fields[0].equals(FORGOTTEN)) {
                    parts.remove(fields[2]);
                }
            }
        }
        List<Part> present = present(table);
        StringBuilder lines = new StringBuilder();
        List<String> lost = new ArrayList<>();
        parts.forEach((block, name) -> {
            Optional<Part> part = Part.parse(name);
            if (part.isPresent() && present.stream().noneMatch(larger -> larger.covers(part.orElseThrow()))) {
                lines.append(FORGOTTEN)
                        .append('\t')
                        .append(name)
                        .append('\t')
                        .append(block)
                        .append('\n');
                lost.add(table.getFileName() + "/" + name);
            }
        });
        if (!lost.isEmpty()) {
            Files.writeString(logs.get(logs.size() - 1), lines, StandardOpenOption.APPEND);
        }
        return lost;
    }

    /** The lines of a log; the half of one at its end, which a full disk leaves, is cut off. */
    private static List<String> completeLines(Path log) throws IOException {
        String text = Files.readString(log, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n') + 1;
        if (end < text.length()) {
            Files.writeString(log, text.substring(0, end));
        }
        return text.substring(0, end).lines().toList();
    }

    private static List<Path> logs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> FILE.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparingLong(DeduplicationLogs::number))
                    .toList();
        }
    }

    private static long number(Path log) {
        return Long.parseLong(FILE.matcher(log.getFileName().toString()).replaceFirst("$1"));
    }

    private static List<Part> present(Path table) throws IOException {
        try (Stream<Path> folders = Files.list(table)) {
            return folders.filter(Files::isDirectory)
                    .flatMap(folder -> Part.parse(folder.getFileName().toString()).stream())
                    .toList();
        }
    }

    /**
     * A part by its name {@code <partition>_<first block>_<last block>_<level>[_<mutation>]}.
     *
     * @param partition the partition's id
     * @param first number of its first block
     * @param last number of its last block
     */
    private record Part(String partition, long first, long last) {
        private static final Pattern NAME = Pattern.compile("([0-9A-Za-z-]+)_(\\d{1,18})_(\\d{1,18})_\\d+(?:_\\d+)?");

        /** Empty for a folder that is not a part that counts, such as {@code tmp_insert_…}. */
        static Optional<Part> parse(String name) {
            Matcher matcher = NAME.matcher(name);
            return matcher.matches()
                    ? Optional.of(new Part(
                            matcher.group(1), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))))
                    : Optional.empty();
        }

        boolean covers(Part other) {
            return partition.equals(other.partition) && first <= other.first && other.last <= last;
        }
    }
}
