package io.atrium.server.tenants;

import io.atrium.server.audit.Audit;
import io.atrium.server.config.EvaluationTenant;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.storage.Database;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** The feature, put together. */
public final class TenantsModule {
    private final ServerConfig config;
    private final TenantStore store;
    private final Tenants tenants;
    private final Clock clock;

    public TenantsModule(ServerConfig config, Database database, Audit audit, Clock clock) {
        this.config = config;
        this.store = new TenantStore(database, audit);
        this.tenants = new Tenants(store, clock);
        this.clock = clock;
    }

    /** The tenants, for other features. */
    public Tenants tenants() {
        return tenants;
    }

    /** Provisions the evaluation's tenants; needs Keycloak. May be repeated after a failure. */
    public void provision() throws IOException {
        List<EvaluationTenant> wanted =
                config.evaluation() == null ? List.of() : config.evaluation().tenants();
        if (!wanted.isEmpty()) {
            new Provisioning(store, config.http().publicUrl(), clock).apply(config.keycloak(), wanted);
            tenants.refresh();
        }
    }

    /** Gives every tenant its account in the warehouse, now and for those that come later. */
    public AutoCloseable keepReaderSlots(ReaderSlots warehouse) {
        int slots = config.clickhouse().readers().size();
        return new ReaderSlotKeeper(tenants, store, warehouse, slots).start();
    }

    /** What Keycloak says of itself, asked anew each time. */
    public String identityProviderVersion() {
        try (KeycloakRealms realms = new KeycloakRealms(config.keycloak())) {
            return realms.version();
        }
    }

    /** {@code /public/tenants} and {@code /me}. */
    public RouteGroup routes() {
        return new TenantRoutes(tenants, config.keycloak().publicUrl());
    }
}
