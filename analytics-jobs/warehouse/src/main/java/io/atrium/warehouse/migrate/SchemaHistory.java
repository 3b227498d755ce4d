package io.atrium.warehouse.migrate;

import java.util.List;

/** The table that remembers which files were applied. A row stands only for a file whose last statement succeeded. */
final class SchemaHistory {

    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS schema_history {{cluster}}
            (
                version      UInt32,
                file         String,
                checksum     String,
                statements   UInt32,
                milliseconds UInt64,
                applied_at   DateTime64(3, 'UTC') DEFAULT now64(3)
            )
            ENGINE = {{MergeTree}}
            ORDER BY (version, applied_at)
            """;

    private final MigrationSession session;

    SchemaHistory(MigrationSession session) {
        this.session = session;
    }

    void create() {
        session.execute("Cannot create schema_history", CREATE);
    }

    List<MigrationPlan.Applied> read() {
        return session.select(
                "Cannot read schema_history",
                """
                SELECT version, argMax(file, applied_at) AS file, argMax(checksum, applied_at) AS checksum
                FROM schema_history
                GROUP BY version
                ORDER BY version
                """,
                row -> new MigrationPlan.Applied(
                        row.getInt("version"), row.getString("file"), row.getString("checksum")));
    }

    void record(Migration migration, long milliseconds) {
        session.insert(
                "Cannot record ddl/" + migration.file(),
                "INSERT INTO schema_history (version, file, checksum, statements, milliseconds) VALUES (?, ?, ?, ?, ?)",
                migration.version(),
                migration.file(),
                migration.checksum(),
                migration.statements().size(),
                milliseconds);
    }
}
