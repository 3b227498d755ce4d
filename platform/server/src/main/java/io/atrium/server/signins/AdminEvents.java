package io.atrium.server.signins;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.server.audit.Actor;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.audit.Digests;
import io.atrium.server.audit.Outcome;
import io.atrium.server.security.RequestOrigin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.AuthDetailsRepresentation;

/** What an administrator's change in a realm is in the audit log. Pure but for the names of accounts. */
final class AdminEvents {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern USER = Pattern.compile("users/([^/]+)(/.*)?");

    private AdminEvents() {}

    /** Looks up what an account is called. */
    @FunctionalInterface
    interface Names {
        /** The user name, or the id when there is no such account any more. */
        String of(String realmId, String userId);
    }

    static AuditEntry entry(String tenant, AdminEventRepresentation event, Names names) {
        AuditEntry entry = AuditEntry.of(tenant, actor(event, names), action(event))
                .from(new RequestOrigin(event.getAuthDetails().getIpAddress(), null, null))
                .ended(event.getError() == null ? Outcome.SUCCESS : Outcome.FAILED)
                .detail("operation", event.getOperationType())
                .detail("resource", event.getResourceType())
                .learned(Instant.ofEpochMilli(event.getTime()), "keycloak-admin/" + event.getId());
        String content = event.getRepresentation();
        if (content != null) {
            entry = entry.digests(null, Digests.ofBytes(content.getBytes(StandardCharsets.UTF_8)));
        }
        List<String> roles = isRoleMapping(event) ? roles(content) : List.of();
        return on(roles.isEmpty() ? entry : entry.detail("roles", roles), event, names);
    }

    private static AuditEntry on(AuditEntry entry, AdminEventRepresentation event, Names names) {
        String path = String.valueOf(event.getResourcePath());
        Matcher user = USER.matcher(path);
        return user.matches()
                ? entry.on("user", user.group(1)).detail("account", names.of(event.getRealmId(), user.group(1)))
                : entry.on(event.getResourceType().toLowerCase(Locale.ROOT), path);
    }

    private static AuditAction action(AdminEventRepresentation event) {
        String operation = event.getOperationType();
        if (isRoleMapping(event)) {
            return operation.equals("DELETE") ? AuditAction.ROLE__REVOKED : AuditAction.ROLE__GRANTED;
        }
        if (!event.getResourceType().equals("USER")) {
            return AuditAction.IDENTITY__CHANGED;
        }
        return switch (operation) {
            case "CREATE" -> AuditAction.USER__CREATED;
            case "DELETE" -> AuditAction.USER__DELETED;
            case "ACTION" ->
                String.valueOf(event.getResourcePath()).endsWith("/reset-password")
                        ? AuditAction.USER__PASSWORD_RESET
                        : AuditAction.USER__CHANGED;
            default -> AuditAction.USER__CHANGED;
        };
    }

    private static boolean isRoleMapping(AdminEventRepresentation event) {
        return event.getResourceType().endsWith("_ROLE_MAPPING");
    }

    /** Administrators of another realm than the tenant's are the operators of the installation. */
    private static Actor actor(AdminEventRepresentation event, Names names) {
        AuthDetailsRepresentation who = event.getAuthDetails();
        boolean own = event.getRealmId().equals(who.getRealmId());
        return new Actor(
                own ? Actor.Kind.USER : Actor.Kind.OPERATOR,
                who.getUserId(),
                own ? names.of(event.getRealmId(), who.getUserId()) : "operator of Keycloak");
    }

    private static List<String> roles(@Nullable String content) {
        List<String> roles = new ArrayList<>();
        if (content != null) {
            try {
                for (JsonNode role : JSON.readTree(content)) {
                    roles.add(role.path("name").asText());
                }
            } catch (JsonProcessingException e) {
                // Then the digest alone says what it was.
                roles.clear();
            }
        }
        return roles;
    }
}
