package io.atrium.server;

import io.atrium.server.audit.Audit;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.http.ManagementPages;
import io.atrium.server.storage.Database;
import io.atrium.server.tenants.TenantsModule;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;

/** What every feature may use. */
record Services(
        ServerConfig config,
        Database database,
        Audit audit,
        TenantsModule tenants,
        PrometheusMeterRegistry meters,
        ManagementPages pages,
        Clock clock) {}
