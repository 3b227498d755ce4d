package io.atrium.warehouse.migrate;

import io.atrium.warehouse.resources.ResourceFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Finds the DDL files that this software brings. */
public final class MigrationFiles {

    private MigrationFiles() {}

    /**
     * All files of this software, by version.
     *
     * @throws MigrationFailure.BadFile if a file is not well-formed or two have the same version
     */
    public static List<Migration> bundled() {
        return parse(ResourceFolder.bundled("ddl", ".sql"));
    }

    /**
     * The given files, by version.
     *
     * @param texts file name to text
     * @throws MigrationFailure.BadFile as {@link #bundled()}
     */
    static List<Migration> parse(Map<String, String> texts) {
        List<Migration> migrations = new ArrayList<>();
        texts.forEach((file, text) -> migrations.add(Migration.parse(file, text)));
        migrations.sort(Comparator.comparingInt(Migration::version).thenComparing(Migration::file));
        for (int i = 1; i < migrations.size(); i++) {
            if (migrations.get(i).version() == migrations.get(i - 1).version()) {
                throw new MigrationFailure.BadFile(
                        migrations.get(i).file(),
                        "has the same version as " + migrations.get(i - 1).file());
            }
        }
        return List.copyOf(migrations);
    }
}
