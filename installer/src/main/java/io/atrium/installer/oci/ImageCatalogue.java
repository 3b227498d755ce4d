package io.atrium.installer.oci;

import java.util.ArrayList;
import java.util.List;

/** The one place that says which images there are, of which parts, and what they run. */
public final class ImageCatalogue {

    /** The layer below all others. */
    public static final String BASE = "base";

    private static final String HOME = "/opt/atrium/";
    private static final String STATE = "/var/lib/atrium";
    private static final String JAVA = HOME + "java/bin/java";
    private static final List<String> OPTIONS = List.of("-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError");

    private ImageCatalogue() {}

    /** All images of the product; which of them a bundle has depends on the parts that it has. */
    public static List<ImageDefinition> images() {
        return List.of(
                java(
                        "server",
                        "The platform server with its pages",
                        List.of("server", "web"),
                        program("server", "atrium-server.jar", "io.atrium.server.Main"),
                        List.of("--config", "/etc/atrium/server.yaml"),
                        List.of(8080)),
                java(
                        "warehouse",
                        "Brings the tables of ClickHouse up to date, then ends",
                        List.of("warehouse"),
                        program("warehouse", "atrium-warehouse.jar", "io.atrium.warehouse.migrate.MigrateMain"),
                        List.of(),
                        List.of()),
                java(
                        "kafka",
                        "A Kafka broker or controller",
                        List.of("kafka"),
                        libraries("kafka", "kafka.Kafka"),
                        List.of("/etc/atrium/kafka.properties"),
                        List.of(9092)),
                java(
                        "flink",
                        "Flink with the jobs; a JobManager unless told otherwise",
                        List.of("flink", "jobs"),
                        List.of(JAVA),
                        List.of(
                                "-cp",
                                HOME + "flink/lib/*",
                                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                                "--configDir",
                                "/etc/atrium/flink"),
                        List.of(6123, 8081)),
                keycloak(),
                postgresql(),
                clickHouseEngine(),
                java(
                        "clickhouse-accounts",
                        "Writes the accounts of a ClickHouse by the warehouse's rules, then ends",
                        List.of("cli", "warehouse"),
                        List.of(HOME + "cli/bin/atrium"),
                        List.of("clickhouse", "accounts", "--help"),
                        List.of()),
                java(
                        "cli",
                        "The command line",
                        List.of("cli"),
                        List.of(HOME + "cli/bin/atrium"),
                        List.of("--help"),
                        List.of()),
                java(
                        "simulator",
                        "A simulated organization, for trials",
                        List.of("simulator"),
                        program("simulator", "atrium-simulator.jar", "io.atrium.simulator.delivery.Main"),
                        List.of(),
                        List.of()));
    }

    private static ImageDefinition keycloak() {
        return new ImageDefinition(
                "atrium/keycloak",
                "Keycloak; its build step runs at the first start and writes lib/quarkus",
                List.of(BASE, "java", "keycloak"),
                environment("JAVA_HOME=" + HOME + "java"),
                keycloakEntrypoint(),
                List.of("start"),
                List.of(8080, 9000),
                List.of("/tmp", HOME + "keycloak/data", HOME + "keycloak/lib/quarkus"));
    }

    /** As {@code kc.sh} starts it, whose shell between would keep signals away and which needs more programs than the base has. */
    private static List<String> keycloakEntrypoint() {
        List<String> all = new ArrayList<>(List.of(JAVA));
        all.addAll(OPTIONS);
        all.addAll(List.of(
                "-XX:MaxMetaspaceSize=256m",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dkc.home.dir=" + HOME + "keycloak",
                "-Djboss.server.config.dir=" + HOME + "keycloak/conf",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                // Liquibase tells its makers about the tables that it makes unless it is forbidden to.
                "-Dliquibase.analytics.enabled=false",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                HOME + "keycloak/lib/quarkus-run.jar",
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        return all;
    }

    /** The memory is the engine's; Java is only its host. */
    private static ImageDefinition clickHouseEngine() {
        return new ImageDefinition(
                "atrium/clickhouse-engine",
                "The ClickHouse engine for trials on one node",
                List.of(BASE, "java", "cli", "clickhouse-engine"),
                // The engine takes the signal of a bad access for its end; Java, which stops its threads by it, is to
                // see it first.
                environment("LD_PRELOAD=" + HOME + "java/lib/libjsig.so"),
                List.of(
                        JAVA,
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-Xrs",
                        "-cp",
                        HOME + "cli/atrium-installer.jar:" + HOME + "cli/lib/*",
                        "io.atrium.installer.engine.EngineContainer"),
                List.of(
                        HOME + "clickhouse-engine/libchdb.so",
                        "/etc/atrium/clickhouse/config.xml",
                        STATE + "/clickhouse",
                        "8123",
                        "9000"),
                List.of(8123, 9000),
                List.of("/tmp", STATE));
    }

    private static ImageDefinition postgresql() {
        return new ImageDefinition(
                "atrium/postgresql",
                "The PostgreSQL server, without pg_dump and psql",
                List.of(BASE, "postgresql"),
                environment(),
                List.of(HOME + "postgresql/bin/postgres"),
                List.of("-D", STATE + "/postgresql", "-k", "/tmp"),
                List.of(5432),
                List.of("/tmp", STATE));
    }

    private static ImageDefinition java(
            String name,
            String title,
            List<String> parts,
            List<String> entrypoint,
            List<String> command,
            List<Integer> ports) {
        List<String> layers = new ArrayList<>(List.of(BASE, "java"));
        layers.addAll(parts);
        return new ImageDefinition(
                "atrium/" + name, title, layers, environment(), entrypoint, command, ports, List.of("/tmp", STATE));
    }

    private static List<String> program(String part, String jar, String mainClass) {
        return start(HOME + part + "/" + jar + ":" + HOME + part + "/lib/*", mainClass);
    }

    private static List<String> libraries(String part, String mainClass) {
        return start(HOME + part + "/lib/*", mainClass);
    }

    private static List<String> start(String classPath, String mainClass) {
        List<String> all = new ArrayList<>(List.of(JAVA));
        all.addAll(OPTIONS);
        all.addAll(List.of("-cp", classPath, mainClass));
        return all;
    }

    private static List<String> environment(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "PATH=" + HOME + "java/bin:" + HOME + "cli/bin:/usr/local/bin:/usr/bin:/bin",
                "LANG=C.UTF-8",
                "HOME=/tmp"));
        all.addAll(List.of(more));
        return all;
    }
}
