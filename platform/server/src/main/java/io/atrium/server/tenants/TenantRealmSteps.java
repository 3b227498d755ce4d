package io.atrium.server.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** The steps that Keycloak takes part in. Each plans from what is there, so repeating one changes nothing. */
final class TenantRealmSteps {
    private final KeycloakRealms realms;
    private final RealmTemplate template;

    TenantRealmSteps(KeycloakRealms realms, RealmTemplate template) {
        this.realms = realms;
        this.template = template;
    }

    /** The realm, closed; one that was made for somebody else is left alone. */
    void create(TenantRecord tenant) throws IOException {
        if (!realms.exists(tenant.id())) {
            realms.create(template.closedRealm(tenant.id()), tenant.requestId());
        }
        requireOwn(tenant);
    }

    /** The realm as an import has it, closed. */
    void restore(TenantRecord tenant, String settings) throws IOException {
        if (!realms.exists(tenant.id())) {
            realms.createFrom(settings, tenant.id(), tenant.requestId());
        }
        requireOwn(tenant);
    }

    /** People of an import, each as it was; who is there already stays. */
    void restorePeople(TenantRecord tenant, List<JsonNode> people, @Nullable FirstAdministrator administrator)
            throws IOException {
        requireOwn(tenant);
        realms.importPeople(tenant.id(), people, administrator);
    }

    void webClient(TenantRecord tenant) throws IOException {
        bring(tenant, template.named(tenant.id()), List.of(), List.of(template.webClient()), Map.of());
    }

    void policy(TenantRecord tenant) throws IOException {
        bring(tenant, template.protection(tenant.id()), List.of(), List.of(), Map.of());
        realms.requiredActions(tenant.id(), tenant.oneTimeCodes());
        realms.allowShortNames(tenant.id());
    }

    void roles(TenantRecord tenant) throws IOException {
        bring(tenant, template.named(tenant.id()), RealmTemplate.ROLES, List.of(), Map.of());
    }

    /** Keycloak makes the secrets; they stay there until somebody of the tenant asks for them. */
    void serviceAccounts(TenantRecord tenant) throws IOException {
        bring(
                tenant,
                template.named(tenant.id()),
                RealmTemplate.ROLES,
                List.of(
                        template.serviceClient(RealmTemplate.GATEWAY_CLIENT, null),
                        template.serviceClient(RealmTemplate.OPERATIONS_CLIENT, null),
                        template.serviceClient(RealmTemplate.AUDIT_CLIENT, null),
                        template.serviceClient(RealmTemplate.INSIGHTS_CLIENT, null)),
                RealmTemplate.SERVICE_ROLES);
    }

    void branding(TenantRecord tenant) throws IOException {
        RealmRepresentation branding = template.branding(
                tenant.id(), tenant.tenant().name(), tenant.tenant().locale());
        bring(tenant, branding, List.of(), List.of(), Map.of());
    }

    void administrator(TenantRecord tenant, FirstAdministrator administrator) throws IOException {
        requireOwn(tenant);
        realms.firstAdministrator(tenant.id(), administrator, tenant.oneTimeCodes());
    }

    void open(TenantRecord tenant) throws IOException {
        requireOwn(tenant);
        realms.setEnabled(tenant.id(), true);
    }

    /** Nobody signs in any more, and who is signed in is signed out. */
    void shut(TenantRecord tenant) {
        realms.setEnabled(tenant.id(), false);
        realms.logoutAll(tenant.id());
    }

    void reopen(TenantRecord tenant) {
        realms.setEnabled(tenant.id(), true);
    }

    /** A realm that is not this tenant's stays. */
    void remove(TenantRecord tenant) {
        if (realms.isOwn(tenant.id(), tenant.requestId())) {
            realms.remove(tenant.id());
        }
    }

    /** What is left of the tenant's realm; somebody else's realm of that name is not counted. */
    TenantEraser.Identity identity(TenantRecord tenant) {
        return realms.isOwn(tenant.id(), tenant.requestId())
                ? new TenantEraser.Identity(1, realms.accounts(tenant.id()))
                : new TenantEraser.Identity(0, 0);
    }

    private void bring(
            TenantRecord tenant,
            RealmRepresentation realm,
            List<String> roles,
            List<ClientRepresentation> clients,
            Map<String, String> serviceRoles)
            throws IOException {
        requireOwn(tenant);
        RealmPlanner.Wanted wanted = new RealmPlanner.Wanted(realm, roles, clients, serviceRoles, Map.of());
        for (RealmOperation operation : RealmPlanner.plan(wanted, realms.read(wanted))) {
            realms.apply(tenant.id(), operation);
        }
    }

    private void requireOwn(TenantRecord tenant) throws IOException {
        if (!realms.isOwn(tenant.id(), tenant.requestId())) {
            throw new ForeignRealmException(tenant.id());
        }
    }
}
