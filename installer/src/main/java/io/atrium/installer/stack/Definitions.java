package io.atrium.installer.stack;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Definition;
import io.atrium.installer.component.Http;
import io.atrium.installer.component.Site;
import io.atrium.installer.engine.ClickHouseService;
import io.atrium.installer.flink.FlinkRest;
import io.atrium.installer.flink.IngestJob;
import io.atrium.installer.flink.JobManagerService;
import io.atrium.installer.flink.TaskManagerService;
import io.atrium.installer.kafka.KafkaService;
import io.atrium.installer.keycloak.KeycloakService;
import io.atrium.installer.postgresql.PostgresqlService;
import io.atrium.installer.server.ServerService;
import io.atrium.installer.server.WarehouseMigration;
import io.atrium.installer.simulator.SimulatorService;

/** The definition of every component at one site. */
final class Definitions {

    private final Site site;
    private final Http http = new Http();
    private final FlinkRest flink;

    Definitions(Site site) {
        this.site = site;
        this.flink = new FlinkRest(site);
    }

    Definition of(Component component) {
        return switch (component) {
            case POSTGRESQL -> new PostgresqlService(site);
            case KEYCLOAK -> new KeycloakService(site, http);
            case CLICKHOUSE -> new ClickHouseService(site, http);
            case KAFKA -> new KafkaService(site);
            case JOBMANAGER -> new JobManagerService(site, http);
            case TASKMANAGER -> new TaskManagerService(site, flink);
            case WAREHOUSE -> new WarehouseMigration(site);
            case INGEST -> new IngestJob(site, flink);
            case SERVER -> new ServerService(site, http);
            case SIMULATOR -> new SimulatorService(site);
        };
    }
}
