package io.atrium.warehouse.migrate;

import io.atrium.warehouse.WarehouseAccount;
import io.atrium.warehouse.WarehouseAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that brings a warehouse to this version. */
@Command(
        name = "migrate",
        description = "Creates or upgrades the warehouse's tables.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the warehouse has this version",
            "1:ClickHouse refused or does not answer; nothing is lost, run it again",
            "2:wrong options",
            "3:the database's history does not fit this software; a person must decide",
            "4:another migration is running",
            "5:with --wait: the time is over and the warehouse does not have this version yet"
        })
public final class MigrateMain implements Callable<Integer> {

    private static final int NOT_YET = 5;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--url", required = true, description = "ClickHouse's HTTP interface, such as http://host:8123")
    private @Nullable URI url;

    @Option(names = "--database", required = true, description = "name of the database")
    private @Nullable String database;

    @Option(names = "--user", required = true, description = "account that may create tables")
    private @Nullable String user;

    @Option(names = "--password-file", required = true, description = "file with that account's password")
    private @Nullable Path passwordFile;

    @Option(names = "--cluster", description = "name of the cluster; without it: one node")
    private @Nullable String cluster;

    @Option(
            names = "--lock-timeout",
            defaultValue = "PT60S",
            description = "how long to wait for another migration (default: ${DEFAULT-VALUE})")
    private Duration lockTimeout = Duration.ofSeconds(60);

    @Option(
            names = "--wait",
            paramLabel = "<duration>",
            description =
                    "change nothing; wait so long until another migration has brought the warehouse to this version. The"
                            + " account needs to read schema_history only")
    private @Nullable Duration wait;

    private MigrateMain() {}

    public static void main(String... arguments) {
        // before the first logger is made; the server, which has this jar too, brings a configuration of its own
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "logback-migrate.xml");
        }
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    /**
     * Runs the command.
     *
     * @return its exit code
     */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new MigrateMain())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(MigrateMain::explain)
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        WarehouseAddress address = new WarehouseAddress(required(url), required(database));
        WarehouseAccount account = WarehouseAccount.withPasswordFile(required(user), required(passwordFile));
        Engines engines = cluster == null ? new Engines.SingleNode() : new Engines.Cluster(cluster);
        List<Migration> files = MigrationFiles.bundled();
        if (wait != null) {
            return await(new Migrator(address, account, engines, files, Clock.systemUTC()), wait);
        }
        String holder = ProcessHandle.current().pid() + "/" + UUID.randomUUID();
        List<Migration> applied =
                new Migrator(address, account, engines, files, Clock.systemUTC()).migrate(holder, lockTimeout);
        PrintWriter out = required(spec).commandLine().getOut();
        applied.forEach(migration -> out.println("applied " + migration.file()));
        out.println("warehouse " + address.database() + " at " + address.url() + " has version "
                + files.get(files.size() - 1).version());
        return 0;
    }

    private int await(Migrator migrator, Duration patience) {
        PrintWriter out = required(spec).commandLine().getOut();
        long deadline = System.nanoTime() + patience.toNanos();
        String told = "";
        while (true) {
            String state = missing(migrator);
            if (state.isEmpty()) {
                out.println("the warehouse has this version");
                return 0;
            }
            if (!state.equals(told)) {
                out.println("waiting: " + state);
                told = state;
            }
            if (System.nanoTime() > deadline) {
                return NOT_YET;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Nothing when nothing is missing. What was changed behind our back is thrown: waiting does not mend it. */
    private static String missing(Migrator migrator) {
        try {
            List<Migration> pending = migrator.pending();
            return pending.isEmpty() ? "" : pending.get(0).file() + " is not applied yet";
        } catch (MigrationFailure.Refused notYet) {
            return String.valueOf(notYet.getMessage());
        }
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        command.getErr().println(failure.getMessage());
        if (failure instanceof MigrationFailure.Conflict || failure instanceof MigrationFailure.BadFile) {
            return 3;
        }
        if (failure instanceof MigrationFailure.Locked) {
            return 4;
        }
        return failure instanceof IllegalArgumentException || failure instanceof IOException ? 2 : 1;
    }

    private static <T> T required(@Nullable T option) {
        if (option == null) {
            throw new IllegalStateException("picocli did not set a required option");
        }
        return option;
    }
}
