package io.atrium.server.tenants;

import io.atrium.server.config.Credentials;
import io.atrium.server.config.EvaluationTenant;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.config.TenantId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.keycloak.representations.idm.RealmRepresentation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the operator's realm and evaluation tenants to where they should be: plan, apply, journal. A failure leaves a tenant that can be repeated. */
final class Provisioning {
    private static final Logger log = LoggerFactory.getLogger(Provisioning.class);
    static final String ALL_EVENTS = "*";

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

    /** The operator's own realm; it belongs to no tenant, so the log is its journal. */
    void applyPlatform(ServerConfig.Keycloak keycloak, ServerConfig.Platform platform) throws IOException {
        try (KeycloakRealms realms = new KeycloakRealms(keycloak)) {
            RealmPlanner.Wanted wanted = PlatformRealm.wanted(template, platform);
            for (RealmOperation operation : RealmPlanner.plan(wanted, realms.read(wanted))) {
                realms.apply(TenantId.PLATFORM, operation);
                log(TenantId.PLATFORM, operation.describe(), "applied");
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
        RealmPlanner.Wanted wanted = wanted(config, tenant);
        for (RealmOperation operation : RealmPlanner.plan(wanted, realms.read(wanted))) {
            apply(realms, tenant.id(), operation);
        }
        store.grantEvents(tenant.id(), RealmTemplate.GATEWAY_CLIENT, ALL_EVENTS);
        store.activate(tenant.id());
    }

    private RealmPlanner.Wanted wanted(EvaluationTenant config, Tenant tenant) {
        Map<DemoAccount, Path> accounts = new LinkedHashMap<>();
        DemoAccount.of(tenant.id()).forEach(account -> accounts.put(account, secretFile(config, account.username())));
        RealmRepresentation realm = template.realm(tenant.id(), tenant.name(), tenant.locale());
        // What an operator has suspended stays closed over a restart.
        realm.setEnabled(store.isOpen(tenant.id()));
        return new RealmPlanner.Wanted(
                realm,
                RealmTemplate.ROLES,
                List.of(
                        template.webClient(),
                        template.serviceClient(RealmTemplate.GATEWAY_CLIENT, secret(config, "gateway")),
                        template.serviceClient(RealmTemplate.OPERATIONS_CLIENT, secret(config, "operations")),
                        template.serviceClient(RealmTemplate.AUDIT_CLIENT, secret(config, "audit")),
                        template.serviceClient(RealmTemplate.INSIGHTS_CLIENT, secret(config, "insights"))),
                RealmTemplate.SERVICE_ROLES,
                accounts);
    }

    private static String secret(EvaluationTenant config, String account) {
        return Credentials.read(secretFile(config, account));
    }

    private static Path secretFile(EvaluationTenant config, String account) {
        return config.secretsDirectory().resolve("tenant-" + config.id() + "-" + account);
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
        log(tenantId, operation, outcome);
    }

    private static void log(String tenantId, String operation, String outcome) {
        log.atInfo()
                .addKeyValue("tenant", tenantId)
                .addKeyValue("operation", operation)
                .addKeyValue("outcome", outcome)
                .log("Provisioning");
    }
}
