package io.atrium.installer.engine;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The warehouse's tables as its DDL files name them. The engine knows accounts only from a file, so the grants and row
 * policies on these tables are written down before the tables exist.
 */
final class WarehouseTables {

    /** Which tenant a reader account belongs to. */
    static final String SLOTS = "reader_slot";

    private static final List<String> RAW =
            List.of("usage_event", "collaboration_event", "business_event", "ingest_outcome", "event_identity");
    private static final List<String> DIRECTORY = List.of("directory_member", "department", SLOTS);
    private static final List<String> AUDITED = List.of("ingest_outcome", "schema_history");
    private static final Pattern CREATE = Pattern.compile(
            "CREATE\\s+(?:TABLE|VIEW)\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(?:[`\\w$\\{\\}]+\\.)?`?(\\w+)`?(.*?)(?:;|\\z)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TENANT = Pattern.compile("\\btenant_id\\b");

    /** Table name to whether its rows belong to tenants. */
    private final Map<String, Boolean> tables;

    private WarehouseTables(Map<String, Boolean> tables) {
        this.tables = tables;
    }

    /** Reads the DDL of a warehouse jar, or of its classes directory; there are no tables when neither exists. */
    static WarehouseTables of(Path jarOrDirectory) throws IOException {
        if (Files.isDirectory(jarOrDirectory)) {
            return ofDirectory(jarOrDirectory.resolve("ddl"));
        }
        if (!Files.exists(jarOrDirectory)) {
            return new WarehouseTables(Map.of());
        }
        try (FileSystem jar = FileSystems.newFileSystem(jarOrDirectory)) {
            return ofDirectory(jar.getPath("ddl"));
        }
    }

    private static WarehouseTables ofDirectory(Path ddl) throws IOException {
        if (!Files.isDirectory(ddl)) {
            return new WarehouseTables(Map.of());
        }
        Map<String, Boolean> tables = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(ddl)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
                parse(Files.readString(file), tables);
            }
        }
        return new WarehouseTables(tables);
    }

    static WarehouseTables parse(String ddl) {
        Map<String, Boolean> tables = new LinkedHashMap<>();
        parse(ddl, tables);
        return new WarehouseTables(tables);
    }

    private static void parse(String ddl, Map<String, Boolean> tables) {
        String code = ddl.replaceAll("--[^\n]*", "").replaceAll("'(?:[^'\\\\]|\\\\.|'')*'", "''");
        Matcher matcher = CREATE.matcher(code);
        while (matcher.find()) {
            tables.put(matcher.group(1), TENANT.matcher(matcher.group(2)).find());
        }
    }

    /** Every table with rows of tenants; what a reader may see of, filtered. */
    SortedSet<String> ofTenants() {
        SortedSet<String> names = new TreeSet<>();
        tables.forEach((name, ofTenant) -> {
            if (ofTenant) {
                names.add(name);
            }
        });
        return names;
    }

    /** What the ingest job writes and looks up. */
    List<String> raw() {
        return RAW;
    }

    /** What the platform keeps up to date. */
    List<String> directory() {
        return DIRECTORY;
    }

    /** What the platform reads for all tenants: counts of events, never events. */
    List<String> audited() {
        return AUDITED;
    }
}
