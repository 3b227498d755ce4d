package io.atrium.server.tenants;

import io.atrium.server.audit.Actor;
import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.security.Caller;
import io.atrium.server.security.Operator;

/**
 * Gives out secrets of programs: each a new one, which ends the one before, so nobody needs to read a secret that exists. It is in one answer;
 * Keycloak keeps what it needs to check it.
 */
final class ProgramSecrets {
    private final ServerConfig config;
    private final Tenants tenants;
    private final Audit audit;

    ProgramSecrets(ServerConfig config, Tenants tenants, Audit audit) {
        this.config = config;
        this.tenants = tenants;
        this.audit = audit;
    }

    /** A program's new secret. */
    record Issued(String tenant, String program, String secret) {
        @Override
        public String toString() {
            return "Issued[" + tenant + "/" + program + "]";
        }
    }

    /** For a tenant's own people; the route has asked for the program's permission. */
    Issued rotate(Program program, Caller by) {
        Issued issued = issue(by.tenant(), program);
        audit.record(AuditEntry.by(by, AuditAction.PROGRAM__SECRET_ROTATED).on("program", program.client()));
        return issued;
    }

    /** For an operator; in the tenant's own log too, so that its auditors see it. */
    Issued rotate(String tenantId, Program program, Operator by) {
        Issued issued = issue(tenantId, program);
        audit.record(AuditEntry.of(tenantId, Actor.of(by), AuditAction.PROGRAM__SECRET_ROTATED)
                .on("program", program.client())
                .from(by.origin()));
        audit.record(
                AuditEntry.by(by, AuditAction.PROGRAM__SECRET_ROTATED, tenantId).detail("program", program.client()));
        return issued;
    }

    private Issued issue(String tenantId, Program program) {
        Tenant tenant = tenants.active(tenantId).orElseThrow(() -> new TenantFailure.NotFound(tenantId).exception());
        if (tenant.evaluation()) {
            throw new TenantFailure.ConfiguredSecret(tenantId).exception();
        }
        try (KeycloakRealms realms = new KeycloakRealms(config.keycloak())) {
            return new Issued(tenantId, program.client(), realms.newSecret(tenantId, program.client()));
        }
    }
}
