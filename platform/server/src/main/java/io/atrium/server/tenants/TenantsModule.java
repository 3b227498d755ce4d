package io.atrium.server.tenants;

import io.atrium.server.audit.Audit;
import io.atrium.server.config.EvaluationTenant;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.roles.RealmAccounts;
import io.atrium.server.storage.Database;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** The feature, put together. */
public final class TenantsModule {
    private final ServerConfig config;
    private final Database database;
    private final Audit audit;
    private final TenantStore store;
    private final Tenants tenants;
    private final Clock clock;

    public TenantsModule(ServerConfig config, Database database, Audit audit, Clock clock) {
        this.config = config;
        this.database = database;
        this.audit = audit;
        this.store = new TenantStore(database, audit);
        this.tenants = new Tenants(store, clock, config.platform() != null);
        this.clock = clock;
    }

    /** The tenants, for other features. */
    public Tenants tenants() {
        return tenants;
    }

    /** Provisions the operator's realm and the evaluation's tenants; needs Keycloak. May be repeated after a failure. */
    public void provision() throws IOException {
        Provisioning provisioning = new Provisioning(store, config.http().publicUrl(), clock);
        ServerConfig.Platform platform = config.platform();
        if (platform != null) {
            provisioning.applyPlatform(config.keycloak(), platform);
        }
        List<EvaluationTenant> wanted =
                config.evaluation() == null ? List.of() : config.evaluation().tenants();
        if (!wanted.isEmpty()) {
            provisioning.apply(config.keycloak(), wanted);
            tenants.refresh();
        }
    }

    /** Brings tenants to where operators want them, from now on until the result is closed. */
    public AutoCloseable workOnLifecycles(ReaderSlots warehouse, TenantEraser eraser, TenantRestorer restorer) {
        return new LifecycleWorker(database, store, tenants, config, warehouse, eraser, restorer, clock);
    }

    /** Gives every tenant its account in the warehouse, now and for those that come later. */
    public AutoCloseable keepReaderSlots(ReaderSlots warehouse) {
        int slots = config.clickhouse().readers().size();
        return new ReaderSlotKeeper(tenants, store, warehouse, slots).start();
    }

    /** Realms to be taken along. */
    public TransferredRealms transferredRealms() {
        return new TransferredRealms(config.keycloak());
    }

    /** Where an import asks for the tenant that it makes. */
    public ImportedTenants importedTenants() {
        return new ImportedTenants(lifecycle());
    }

    /** What Keycloak knows of the tenants' accounts, asked anew each time. */
    public RealmAccounts realmAccounts() {
        return new RealmAccountsInKeycloak(config.keycloak());
    }

    /** What Keycloak says of itself, asked anew each time. */
    public String identityProviderVersion() {
        try (KeycloakRealms realms = new KeycloakRealms(config.keycloak())) {
            return realms.version();
        }
    }

    /** {@code /public/tenants}, {@code /me}, and the same for operators. */
    public List<RouteGroup> routes() {
        URI identityProvider = config.keycloak().publicUrl();
        return List.of(
                new TenantRoutes(tenants, identityProvider),
                new PlatformRoutes(identityProvider, config.platform() != null),
                new LifecycleRoutes(lifecycle()),
                new ProgramRoutes(new ProgramSecrets(config, tenants, audit)));
    }

    private Lifecycle lifecycle() {
        return new Lifecycle(new LifecycleStore(database), tenants, audit, config, new SecureRandom(), clock);
    }
}
