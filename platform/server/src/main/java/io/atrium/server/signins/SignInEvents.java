package io.atrium.server.signins;

import io.atrium.server.audit.Actor;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.audit.Outcome;
import io.atrium.server.security.RequestOrigin;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.keycloak.representations.idm.EventRepresentation;

/** What a realm's user event is in the audit log. Pure. */
final class SignInEvents {
    private static final String FAILED = "_ERROR";
    private static final Map<String, AuditAction> ACTIONS = Map.ofEntries(
            Map.entry("LOGIN", AuditAction.SIGN_IN__SUCCEEDED),
            Map.entry("CLIENT_LOGIN", AuditAction.SIGN_IN__SUCCEEDED),
            Map.entry("LOGIN_ERROR", AuditAction.SIGN_IN__FAILED),
            Map.entry("CLIENT_LOGIN_ERROR", AuditAction.SIGN_IN__FAILED),
            Map.entry("CODE_TO_TOKEN_ERROR", AuditAction.SIGN_IN__FAILED),
            Map.entry("LOGOUT", AuditAction.SIGN_IN__ENDED),
            Map.entry("LOGOUT_ERROR", AuditAction.SIGN_IN__ENDED),
            Map.entry("REFRESH_TOKEN_ERROR", AuditAction.SIGN_IN__REFRESH_FAILED),
            Map.entry("UPDATE_PASSWORD", AuditAction.ACCOUNT__PASSWORD_CHANGED),
            Map.entry("UPDATE_PASSWORD_ERROR", AuditAction.ACCOUNT__PASSWORD_CHANGED),
            Map.entry("RESET_PASSWORD", AuditAction.ACCOUNT__PASSWORD_CHANGED),
            Map.entry("RESET_PASSWORD_ERROR", AuditAction.ACCOUNT__PASSWORD_CHANGED));

    private SignInEvents() {}

    /** @param names the name of an account by its id: the end of a session comes without */
    static AuditEntry entry(String tenant, EventRepresentation event, UnaryOperator<String> names) {
        AuditEntry entry = AuditEntry.of(
                        tenant,
                        actor(event, names),
                        ACTIONS.getOrDefault(event.getType(), AuditAction.ACCOUNT__CHANGED))
                .on("client", String.valueOf(event.getClientId()))
                .from(new RequestOrigin(event.getIpAddress(), null, null))
                .ended(event.getType().endsWith(FAILED) ? Outcome.FAILED : Outcome.SUCCESS)
                .detail("event", event.getType())
                .learned(Instant.ofEpochMilli(event.getTime()), "keycloak/" + event.getId());
        return event.getError() == null ? entry : entry.detail("error", event.getError());
    }

    /** What somebody typed as a name is kept only when there is such an account: people type passwords there. */
    private static Actor actor(EventRepresentation event, UnaryOperator<String> names) {
        if (event.getType().startsWith("CLIENT_LOGIN")) {
            String client = String.valueOf(event.getClientId());
            return new Actor(
                    Actor.Kind.SERVICE,
                    event.getUserId() == null ? client : event.getUserId(),
                    "service-account-" + client);
        }
        if (event.getUserId() == null) {
            return new Actor(Actor.Kind.USER, "unknown", "unknown");
        }
        String name = event.getDetails() == null ? null : event.getDetails().get("username");
        return new Actor(Actor.Kind.USER, event.getUserId(), name == null ? names.apply(event.getUserId()) : name);
    }
}
