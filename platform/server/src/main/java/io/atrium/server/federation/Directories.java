package io.atrium.server.federation;

import static java.util.Objects.requireNonNull;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.audit.Outcome;
import io.atrium.server.failure.FailureException;
import io.atrium.server.security.Caller;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.TestLdapConnectionRepresentation;

/** The directory servers of a tenant: LDAP and Active Directory. */
final class Directories {
    private static final String KIND = "ldap-directory";

    private final KeycloakFederation keycloak;
    private final Reach reach;
    private final Audit audit;

    Directories(KeycloakFederation keycloak, Reach reach, Audit audit) {
        this.keycloak = keycloak;
        this.reach = reach;
        this.audit = audit;
    }

    List<LdapDirectory> list(String tenant) {
        return keycloak.directories(tenant).stream().map(LdapComponents::shown).toList();
    }

    LdapDirectory create(Caller caller, LdapChange change) {
        new FederationCheck(reach)
                .directory(change)
                .secret("bindPassword", change.bindPassword(), true)
                .done();
        String name = requireNonNull(change.name()).strip();
        if (list(caller.tenant()).stream().anyMatch(other -> other.name().equals(name))) {
            throw new FederationFailure.Exists(name).exception();
        }
        ComponentRepresentation component = LdapComponents.changed(new ComponentRepresentation(), change);
        String id = keycloak.createDirectory(
                caller.tenant(),
                component,
                requireNonNull(change.mailAttribute()).strip());
        LdapDirectory after = LdapComponents.shown(find(caller.tenant(), id));
        audit.record(entry(caller, AuditAction.SIGN_IN_SOURCE__CREATED, after).changed(null, after));
        return after;
    }

    LdapDirectory change(Caller caller, String id, LdapChange change) {
        ComponentRepresentation component = find(caller.tenant(), id);
        LdapDirectory before = LdapComponents.shown(component);
        new FederationCheck(reach)
                .directory(change)
                .secret("bindPassword", change.bindPassword(), !isFor(before, change.url(), change.bindDn()))
                .done();
        keycloak.changeDirectory(
                caller.tenant(),
                LdapComponents.changed(component, change),
                requireNonNull(change.usernameAttribute()).strip(),
                requireNonNull(change.mailAttribute()).strip());
        LdapDirectory after = LdapComponents.shown(find(caller.tenant(), id));
        audit.record(entry(caller, AuditAction.SIGN_IN_SOURCE__CHANGED, after)
                .changed(before, after)
                .detail("secretChanged", change.bindPassword() != null));
        return after;
    }

    void delete(Caller caller, String id) {
        LdapDirectory before = LdapComponents.shown(find(caller.tenant(), id));
        keycloak.removeDirectory(caller.tenant(), id);
        audit.record(entry(caller, AuditAction.SIGN_IN_SOURCE__DELETED, before).changed(before, null));
    }

    SyncReport sync(Caller caller, String id) {
        LdapDirectory directory = LdapComponents.shown(find(caller.tenant(), id));
        AuditEntry entry = entry(caller, AuditAction.SIGN_IN_SOURCE__SYNCED, directory);
        SyncReport report = synced(caller.tenant(), directory, entry);
        audit.record(entry.ended(report.failed() == 0 ? Outcome.SUCCESS : Outcome.FAILED)
                .detail("added", report.added())
                .detail("updated", report.updated())
                .detail("removed", report.removed())
                .detail("failed", report.failed()));
        return report;
    }

    /** Keycloak takes a server that is away for one without accounts, so it is tried first. */
    private SyncReport synced(String tenant, LdapDirectory directory, AuditEntry entry) {
        try {
            Tried tried = attempt(tenant, new LdapTest(directory.id(), directory.url(), directory.bindDn(), null));
            if (!tried.ok()) {
                throw new FederationFailure.Unread(tried.message()).exception();
            }
            return keycloak.sync(tenant, directory.id());
        } catch (FailureException e) {
            audit.record(
                    entry.ended(Outcome.FAILED).detail("result", e.failure().code()));
            throw e;
        }
    }

    /** Connects and binds; a stored password goes only to the server and the name that it was stored for. */
    Tried test(Caller caller, LdapTest test) {
        LdapDirectory stored =
                test.id() == null ? null : LdapComponents.shown(find(caller.tenant(), requireNonNull(test.id())));
        boolean kept = stored != null && isFor(stored, test.url(), test.bindDn());
        new FederationCheck(reach)
                .directory(test)
                .secret("bindPassword", test.bindPassword(), !kept)
                .done();
        Tried tried = attempt(caller.tenant(), test);
        audit.record(AuditEntry.by(caller, AuditAction.SIGN_IN_SOURCE__TESTED)
                .on(KIND, test.id() == null ? "new" : requireNonNull(test.id()))
                .ended(tried.ok() ? Outcome.SUCCESS : Outcome.FAILED)
                .detail("url", requireNonNull(test.url()))
                .detail("result", tried.code()));
        return tried;
    }

    private Tried attempt(String tenant, LdapTest test) {
        for (String action : List.of("testConnection", "testAuthentication")) {
            Optional<String> problem = keycloak.test(tenant, question(test, action));
            if (problem.isPresent()) {
                return LdapProblems.explain(problem.orElseThrow(), requireNonNull(test.url()));
            }
        }
        return Tried.worked("The server is reached and takes the bind DN with its password.");
    }

    private static TestLdapConnectionRepresentation question(LdapTest test, String action) {
        TestLdapConnectionRepresentation question = new TestLdapConnectionRepresentation();
        question.setAction(action);
        question.setConnectionUrl(requireNonNull(test.url()).strip());
        question.setAuthType("simple");
        question.setBindDn(requireNonNull(test.bindDn()).strip());
        question.setBindCredential(test.bindPassword() == null ? LdapComponents.MASKED : test.bindPassword());
        question.setUseTruststoreSpi("always");
        question.setConnectionTimeout("5000");
        question.setStartTls("false");
        question.setComponentId(test.id());
        return question;
    }

    private static boolean isFor(LdapDirectory stored, @Nullable String url, @Nullable String bindDn) {
        return stored.bindPasswordSet()
                && url != null
                && bindDn != null
                && stored.url().equals(url.strip())
                && stored.bindDn().equals(bindDn.strip());
    }

    private static AuditEntry entry(Caller caller, AuditAction action, LdapDirectory directory) {
        return AuditEntry.by(caller, action).on(KIND, directory.id()).detail("name", directory.name());
    }

    /** Among the tenant's own: an id of anything else, or of another tenant, is unknown. */
    private ComponentRepresentation find(String tenant, String id) {
        return keycloak.directories(tenant).stream()
                .filter(component -> component.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> new FederationFailure.Unknown().exception());
    }
}
