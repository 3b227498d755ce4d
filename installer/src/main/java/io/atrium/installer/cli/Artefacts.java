package io.atrium.installer.cli;

import io.atrium.installer.component.Component;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What must have been built before components can be started; paths are relative to the checkout. */
final class Artefacts {

    /** Our own programs: when one of them is newer than the running stack, the code has changed. */
    static final List<String> OURS = List.of(
            "installer/target/atrium-installer.jar",
            "analytics-jobs/warehouse/target/atrium-warehouse.jar",
            "analytics-jobs/jobs/target/atrium-jobs-all.jar",
            "platform/server/target/atrium-server.jar",
            "analytics-jobs/simulator/target/atrium-simulator.jar");

    private Artefacts() {}

    /** The artefacts that these components need and that are not there. */
    static List<String> missing(Set<Component> wanted, Predicate<String> exists) {
        return wanted.stream()
                .flatMap(Artefacts::of)
                .distinct()
                .filter(exists.negate())
                .toList();
    }

    private static Stream<String> of(Component component) {
        return switch (component) {
            case POSTGRESQL -> Stream.of("installer/components/postgresql/target/component");
            case KEYCLOAK -> Stream.of("installer/components/keycloak/target/component/.built");
            case CLICKHOUSE -> Stream.of("installer/components/clickhouse-engine/target/component/libchdb.so");
            case KAFKA -> Stream.of("installer/components/kafka/target/component/lib");
            case JOBMANAGER, TASKMANAGER -> Stream.of("installer/components/flink/target/component/lib");
            case WAREHOUSE -> Stream.of("analytics-jobs/warehouse/target/atrium-warehouse.jar");
            case INGEST -> Stream.of("analytics-jobs/jobs/target/atrium-jobs-all.jar");
            case SIMULATOR -> Stream.of("analytics-jobs/simulator/target/atrium-simulator.jar");
            case SERVER -> Stream.of("platform/server/target/atrium-server.jar", "platform/web/dist/index.html");
        };
    }
}
