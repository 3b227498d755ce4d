package io.atrium.server.storage;

import io.atrium.server.config.ConfigException;
import io.atrium.server.config.ServerConfig;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schema, brought up to date as the owner's role. Numbers by feature: core V001 to V019, directory V020 to V039,
 * events and outbox V040 to V059, insights V060 to V079, dead letters V080 to V099, audit V120 to V139,
 * identity V160 to V179, branding V180 to V189, groups V190 to V199,
 * targets of the index V200 to V209. A file that was released is never edited.
 */
public final class Migrations {
    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    /** Applies what is missing; several servers may start at once, one migrates. */
    public static void apply(ServerConfig.Postgresql config) {
        MigrateResult result = migrate(Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(config.url(), config.owner().user(), config.owner().password())
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                // Features number their files on their own, so a lower number may come later.
                .outOfOrder(true)
                .cleanDisabled(true)
                .load());
        log.atInfo()
                .addKeyValue("applied", result.migrationsExecuted)
                .addKeyValue("schemaVersion", String.valueOf(result.targetSchemaVersion))
                .log("Schema is up to date");
    }

    private static MigrateResult migrate(Flyway flyway) {
        try {
            return flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new ConfigException(
                    "The database was set up by another version of the server: its migrations differ from this one's. "
                            + "Install the version that fits, or use an empty database. " + e.getMessage(),
                    e);
        }
    }
}
