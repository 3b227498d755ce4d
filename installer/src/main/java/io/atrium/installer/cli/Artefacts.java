package io.atrium.installer.cli;

import io.atrium.installer.component.Component;
import io.atrium.installer.home.Program;
import io.atrium.installer.home.Programs;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What must be there before components can be started. */
final class Artefacts {

    private Artefacts() {}

    /** What these components need and is not there, in the order of the components. */
    static List<String> missing(Set<Component> wanted, Programs programs) {
        return programs.missing(
                wanted.stream().flatMap(Artefacts::thirdParties).distinct().toList(), ours(wanted));
    }

    /** Our own programs that these components are started from, beside the installer. */
    static List<Program> ours(Set<Component> wanted) {
        return wanted.stream().flatMap(Artefacts::ours).distinct().toList();
    }

    private static Stream<String> thirdParties(Component component) {
        return switch (component) {
            case POSTGRESQL -> Stream.of("postgresql");
            case KEYCLOAK -> Stream.of("keycloak");
            case CLICKHOUSE -> Stream.of("clickhouse-engine");
            case KAFKA -> Stream.of("kafka");
            case JOBMANAGER, TASKMANAGER -> Stream.of("flink");
            case WAREHOUSE, INGEST, SERVER, SIMULATOR -> Stream.empty();
        };
    }

    private static Stream<Program> ours(Component component) {
        return switch (component) {
            case WAREHOUSE -> Stream.of(Program.WAREHOUSE);
            case INGEST -> Stream.of(Program.JOBS);
            case SIMULATOR -> Stream.of(Program.SIMULATOR);
            case SERVER -> Stream.of(Program.SERVER);
            case POSTGRESQL, KEYCLOAK, CLICKHOUSE, KAFKA, JOBMANAGER, TASKMANAGER -> Stream.empty();
        };
    }
}
