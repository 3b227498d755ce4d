package io.atrium.warehouse.migrate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done. Pure: decided from the files and what the database has recorded.
 *
 * @param pending files to apply, in order
 */
public record MigrationPlan(List<Migration> pending) {

    public MigrationPlan {
        pending = List.copyOf(pending);
    }

    /**
     * A file that was applied completely.
     *
     * @param version its number
     * @param file its name then
     * @param checksum its checksum then
     */
    public record Applied(int version, String file, String checksum) {}

    /**
     * Compares files with history.
     *
     * @throws MigrationFailure.Conflict if an applied file was changed, is unknown to this software, or a new file stands before an applied one
     */
    public static MigrationPlan of(List<Migration> files, List<Applied> history) {
        Map<Integer, Migration> byVersion = new TreeMap<>();
        files.forEach(file -> byVersion.put(file.version(), file));
        int newest = 0;
        for (Applied applied : history) {
            check(applied, byVersion.remove(applied.version()));
            newest = Math.max(newest, applied.version());
        }
        for (Migration pending : byVersion.values()) {
            if (pending.version() < newest) {
                throw new MigrationFailure.Conflict("ddl/" + pending.file() + " was never applied, but version "
                        + newest + " was. Give it a number above " + newest + ".");
            }
        }
        return new MigrationPlan(List.copyOf(byVersion.values()));
    }

    private static void check(Applied applied, @Nullable Migration file) {
        if (file == null) {
            throw new MigrationFailure.Conflict("The database has " + applied.file()
                    + " applied, which this software does not know: it belongs to a newer release. Start that release, or restore the"
                    + " backup made before the upgrade.");
        }
        if (!file.checksum().equals(applied.checksum())) {
            throw new MigrationFailure.Conflict(
                    "ddl/" + file.file() + " was changed after it had been applied (checksum now "
                            + file.checksum() + ", then " + applied.checksum()
                            + "). Put the old text back and make the change in a new file.");
        }
    }
}
