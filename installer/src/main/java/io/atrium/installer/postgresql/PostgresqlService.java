package io.atrium.installer.postgresql;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Definition;
import io.atrium.installer.component.Site;
import io.atrium.installer.process.Command;
import io.atrium.installer.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** PostgreSQL with the roles and databases of the architecture page; made once, complete or not at all. */
public final class PostgresqlService implements Definition.Service {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Site site;

    public PostgresqlService(Site site) {
        this.site = site;
    }

    @Override
    public Component component() {
        return Component.POSTGRESQL;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        PostgresqlPlace place = PostgresqlPlace.of(site);
        Leftovers.sweep(PostgresqlPlace.OUTSIDE);
        unpack(place);
        if (!Files.exists(place.cluster())) {
            initialize(place);
        }
    }

    private void unpack(PostgresqlPlace place) throws IOException {
        if (Files.exists(place.programs())) {
            return;
        }
        Path component = site.programs().component("postgresql");
        Path unfinished = Files.createTempDirectory(place.programs().getParent(), ".postgresql");
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (PostgresqlPlace.isUnpacked(component)) {
            copy(component, unfinished.resolve("dist"));
        } else {
            Txz.unpack(archive(component), unfinished.resolve("dist"));
        }
        try {
            Files.move(unfinished.resolve("dist"), place.programs(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(place.programs())) {
                throw e;
            }
            // Another stack on this machine unpacked the same programs first.
        } finally {
            Leftovers.delete(unfinished);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static Path archive(Path component) throws IOException {
        try (Stream<Path> files = Files.list(component)) {
            return files.filter(file -> file.toString().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(
                            "installer/components/postgresql/target/component has no .txz: run make build"));
        }
    }

    private void initialize(PostgresqlPlace place) throws IOException, InterruptedException {
        Path unfinished = place.cluster().resolveSibling("cluster.new");
        Leftovers.delete(unfinished);
        Files.createDirectories(unfinished);
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwx------"));
        place.handOver(unfinished);
        Path log = site.home().log("postgresql-init");
        Files.deleteIfExists(log);
        run(
                place,
                log,
                "",
                List.of(
                        place.program("initdb").toString(),
                        "--pgdata=" + unfinished,
                        "--username=postgres",
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--no-locale",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"));
        // The superuser gets its password before anything listens: a single-user server has no port.
        run(
                place,
                log,
                Bootstrap.sql(site.secrets()::obtain),
                List.of(place.program("postgres").toString(), "--single", "-D", unfinished.toString(), "postgres"));
        Bootstrap.check(log);
        Files.writeString(unfinished.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        Files.move(unfinished, place.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void run(PostgresqlPlace place, Path log, String input, List<String> arguments)
            throws IOException, InterruptedException {
        Command command = place.adapt(new Command(arguments, environment(), Path.of("/"), log));
        int code = site.processes().run(command, input, LIMIT);
        if (code != 0) {
            throw new IOException(arguments.get(0) + " ended with exit code " + code + ", see " + log);
        }
    }

    private static Map<String, String> environment() {
        return Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC");
    }

    @Override
    public Command command() throws IOException {
        PostgresqlPlace place = PostgresqlPlace.of(site);
        List<String> arguments = List.of(
                place.program("postgres").toString(),
                "-D",
                place.cluster().toString(),
                "-c",
                "port=" + site.port(Component.POSTGRESQL),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "shared_buffers=128MB",
                "-c",
                "max_connections=100",
                "-c",
                "jit=off",
                "-c",
                "log_line_prefix=%m [%p] %u@%d ");
        return place.adapt(new Command(arguments, environment(), Path.of("/"), site.log(Component.POSTGRESQL)));
    }

    @Override
    public boolean ready() {
        return PostgresqlWire.acceptsLogins(site.port(Component.POSTGRESQL));
    }

    /** After a kill the old backends need a moment to notice; until then the new server refuses the data. */
    @Override
    public int attempts() {
        return 8;
    }

    @Override
    public String whySlow() {
        return "unpacks PostgreSQL and creates the databases (first start), or recovers after a crash";
    }

    @Override
    public StopSignal stopSignal() {
        return StopSignal.INT;
    }
}
