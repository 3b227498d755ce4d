package io.atrium.server.tenants;

import io.atrium.server.config.Credentials;
import io.atrium.server.config.EvaluationTenant;
import io.atrium.server.config.ServerConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings evaluation tenants to where they should be: plan, apply, journal. A failure leaves a tenant that can be repeated. */
final class Provisioning {
    private static final Logger log = LoggerFactory.getLogger(Provisioning.class);
    private static final String ALL_EVENTS = "*";

    private final TenantStore store;
    private final RealmTemplate template;
    private final Clock clock;

    Provisioning(TenantStore store, URI publicUrl, Clock clock) {
        this.store = store;
        this.template = new RealmTemplate(publicUrl);
        this.clock = clock;
    }

    /** All of them, one after the other. */
    void apply(ServerConfig.Keycloak keycloak, List<EvaluationTenant> tenants) throws IOException {
        try (KeycloakRealms realms = new KeycloakRealms(keycloak)) {
            for (EvaluationTenant tenant : tenants) {
                apply(realms, tenant);
            }
        }
    }

    private void apply(KeycloakRealms realms, EvaluationTenant config) throws IOException {
        Tenant tenant = new Tenant(
                config.id(),
                new Tenant.Names(config.name().zh(), config.name().en()),
                ZoneId.of(config.timeZone()),
                config.locale(),
                TenantState.PROVISIONING,
                true,
                OptionalInt.empty());
        if (store.insert(tenant)) {
            journal(tenant.id(), "create tenant", "applied", "");
        }
        List<DemoAccount> accounts = DemoAccount.of(tenant.id());
        for (RealmOperation operation : RealmPlanner.plan(wanted(config, tenant), realms.read(tenant.id(), accounts))) {
            apply(realms, tenant.id(), operation);
        }
        store.grantEvents(tenant.id(), RealmTemplate.GATEWAY_CLIENT, ALL_EVENTS);
        store.activate(tenant.id());
    }

    private RealmPlanner.Wanted wanted(EvaluationTenant config, Tenant tenant) {
        return new RealmPlanner.Wanted(
                template.realm(tenant.id(), tenant.name(), tenant.locale()),
                List.of(
                        template.webClient(),
                        template.serviceClient(RealmTemplate.GATEWAY_CLIENT, secret(config, "gateway")),
                        template.serviceClient(RealmTemplate.OPERATIONS_CLIENT, secret(config, "operations"))),
                DemoAccount.of(tenant.id()),
                config.secretsDirectory());
    }

    private static String secret(EvaluationTenant config, String account) {
        return Credentials.read(config.secretsDirectory().resolve("tenant-" + config.id() + "-" + account));
    }

    private void apply(KeycloakRealms realms, String tenantId, RealmOperation operation) throws IOException {
        try {
            realms.apply(tenantId, operation);
            journal(tenantId, operation.describe(), "applied", "");
        } catch (IOException | RuntimeException e) {
            journal(tenantId, operation.describe(), "failed", String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void journal(String tenantId, String operation, String outcome, String detail) {
        store.journal(tenantId, clock.instant(), operation, outcome, detail);
        log.atInfo()
                .addKeyValue("tenant", tenantId)
                .addKeyValue("operation", operation)
                .addKeyValue("outcome", outcome)
                .log("Provisioning");
    }
}
