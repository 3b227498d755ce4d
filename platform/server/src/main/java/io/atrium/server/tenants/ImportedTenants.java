package io.atrium.server.tenants;

import io.atrium.server.security.Operator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where an import asks for the tenant that it makes: the rest is the ordinary life of a tenant. */
public final class ImportedTenants {
    private final Lifecycle lifecycle;

    ImportedTenants(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** Why a tenant of an id cannot be made. */
    public record Conflict(String code, String message) {}

    /** What would be done. */
    public record PlannedStep(String id, String makes) {}

    /** An account of the import that is given a one-time password. */
    public record Administrator(String username, String email, String firstName, String lastName) {}

    /**
     * What is known before anything is restored.
     *
     * @param administrator null when the import has none that signs in here with a password
     */
    public record Wanted(
            String id,
            Tenant.Names name,
            String timeZone,
            String locale,
            @Nullable Administrator administrator) {}

    /** Looks, and makes nothing. */
    public List<Conflict> conflicts(String id) {
        return lifecycle.conflictsOf(id).stream()
                .map(conflict -> new Conflict(conflict.code(), conflict.message()))
                .toList();
    }

    /** What an import does, in this order. */
    public static List<PlannedStep> steps() {
        return Step.importing().stream()
                .map(step -> new PlannedStep(step.id(), step.makes()))
                .toList();
    }

    /** Writes down that the tenant should be; answers the only copy of its administrator's password. */
    public Optional<String> request(Wanted wanted, UUID importId, Operator by) {
        Administrator person = wanted.administrator();
        NewTenant.Administrator administrator = person == null
                ? new NewTenant.Administrator("", "", "", "")
                : new NewTenant.Administrator(
                        person.username(), said(person.email()), said(person.firstName()), said(person.lastName()));
        NewTenant tenant = new NewTenant(
                wanted.id(),
                wanted.name(),
                wanted.timeZone(),
                wanted.locale(),
                administrator,
                OneTimeCodes.OPTIONAL,
                Quotas.DEFAULT);
        OneTimePassword password = lifecycle.createFrom(new ImportedTenant(tenant, importId), by);
        return person == null ? Optional.empty() : Optional.of(password.text());
    }

    /** Keycloak has accounts without an address or a name; the row wants a text. */
    private static String said(String text) {
        return text.isBlank() ? "–" : text;
    }
}
