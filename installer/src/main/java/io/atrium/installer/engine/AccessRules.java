package io.atrium.installer.engine;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.atrium.installer.home.Checkout;
import io.atrium.installer.home.Program;
import io.atrium.installer.home.Programs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what in the warehouse, read from the warehouse's {@code accounts.yaml}; the file explains itself.
 *
 * @param filters row filter by name
 * @param profiles settings by profile
 * @param accounts service accounts
 * @param readers one account a tenant slot
 * @param eraser the account that erases tenants
 * @param tables the tables with their rights
 */
record AccessRules(
        Map<String, String> filters,
        Map<String, Map<String, String>> profiles,
        List<Account> accounts,
        Readers readers,
        String eraser,
        List<Table> tables) {

    private static final String FILE = "accounts.yaml";
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    AccessRules {
        filters = Map.copyOf(filters);
        profiles = Map.copyOf(profiles);
        accounts = List.copyOf(accounts);
        tables = List.copyOf(tables);
        for (Table table : tables) {
            if (!table.filter().equals("none") && !filters.containsKey(table.filter())) {
                throw new IllegalArgumentException(
                        FILE + ": tables." + table.name() + ".filter: no such filter: " + table.filter());
            }
        }
    }

    /**
     * @param name account
     * @param secret file name of its password
     * @param grants instead of the tables' rights, when not empty
     */
    record Account(
            String name,
            String secret,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> grants) {}

    record Readers(String prefix, String secretPrefix, int count, String profile) {}

    /** What one may do with a table; the eraser has a right more. */
    List<String> rights(Table table, String role) {
        List<String> rights = new ArrayList<>(table.rightsOf(role));
        if (role.equals(eraser) && table.erase() != null && !table.isView()) {
            rights.addAll(
                    table.erase().equals("anonymize")
                            ? List.of("ALTER UPDATE")
                            : List.of(
                                    "SELECT(" + (table.day() == null ? "" : table.day() + ", ") + "tenant_id)",
                                    "ALTER DELETE"));
        }
        return rights;
    }

    /**
     * @param erase {@code delete}, {@code anonymize} or {@code view}: what becomes of a tenant's rows when it is erased; null without a tenant
     * @param day the column by which retention deletes; null: it does not
     * @param columns account to the only columns that it may select
     */
    record Table(
            String name,
            String filter,
            @Nullable String erase,
            @Nullable String day,
            List<String> insert,
            List<String> select,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, List<String>> columns) {

        Table {
            columns = Map.copyOf(columns);
        }

        /** It shows rows of other tables, whose filters hold. */
        boolean isView() {
            return "view".equals(erase);
        }

        List<String> rightsOf(String role) {
            List<String> rights = new ArrayList<>();
            if (select.contains(role)) {
                rights.add("SELECT");
            }
            if (insert.contains(role)) {
                rights.add("INSERT");
            }
            List<String> some = columns.getOrDefault(role, List.of());
            if (!some.isEmpty()) {
                rights.add("SELECT(" + String.join(", ", some) + ")");
            }
            return rights;
        }
    }

    /** The rules of the built warehouse, or of its sources while it is not built. */
    static AccessRules of(Programs programs) throws IOException {
        Path jar = programs.jar(Program.WAREHOUSE);
        if (programs instanceof Checkout checkout && !Files.exists(jar)) {
            Path source = checkout.file("analytics-jobs/warehouse/src/main/resources/" + FILE);
            return parse(Files.readString(source));
        }
        return ofJar(jar);
    }

    /** The rules in a warehouse's jar. */
    static AccessRules ofJar(Path jar) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            return parse(Files.readString(files.getPath(FILE)));
        }
    }

    static AccessRules parse(String yaml) throws IOException {
        return YAML.readValue(yaml, AccessRules.class);
    }
}
