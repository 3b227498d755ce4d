package io.atrium.server;

import io.atrium.server.http.DeclaredRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table in {@code platform/docs/isolation-matrix.md}: a row a route, a column a role. It is read, and written when asked for. */
final class IsolationTable {
    private static final String BEGIN = "<!-- begin: table -->";
    private static final String END = "<!-- end: table -->";
    private static final String YES = "yes";
    private static final String EVERYBODY = "everybody";

    private final Path file;

    IsolationTable(Path file) {
        this.file = file;
    }

    /** What is written down: for each route, as {@code GET /path}, the roles that it is open to. */
    Map<String, Set<String>> read() throws IOException {
        List<List<String>> rows = lines().stream().map(IsolationTable::cells).toList();
        List<String> header = rows.get(0);
        Map<String, Set<String>> table = new LinkedHashMap<>();
        for (List<String> row : rows.subList(2, rows.size())) {
            Set<String> open = new TreeSet<>();
            for (int column = 2; column < header.size(); column++) {
                if (row.get(column).equals(YES)) {
                    open.add(header.get(column));
                }
            }
            if (table.put(row.get(0).replace("`", ""), open) != null) {
                throw new IOException("Twice in " + file + ": " + row.get(0));
            }
        }
        return table;
    }

    /** Writes what was seen, for people to review. */
    void write(List<DeclaredRoute> routes, List<String> roles, Map<String, Set<String>> seen) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| route | permission | " + String.join(" | ", roles) + " |");
        lines.add("| --- | --- |" + " :---: |".repeat(roles.size()));
        routes.stream()
                .map(route -> "| `" + name(route) + "` | "
                        + (route.permission() == null ? EVERYBODY : "`" + route.permission() + "`") + " | "
                        + roles.stream()
                                .map(role ->
                                        seen.getOrDefault(name(route), Set.of()).contains(role) ? YES : "–")
                                .collect(Collectors.joining(" | "))
                        + " |")
                .sorted()
                .forEach(lines::add);
        String text = Files.readString(file);
        Files.writeString(
                file,
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + "\n" + String.join("\n", lines) + "\n"
                        + text.substring(text.indexOf(END)));
    }

    static String name(DeclaredRoute route) {
        return route.method() + " " + route.path();
    }

    private List<String> lines() throws IOException {
        String text = Files.readString(file);
        return text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END))
                .strip()
                .lines()
                .toList();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
