package io.atrium.server.config;

import java.util.regex.Pattern;

/** The ids that tenants may have; each is the name of a realm too, so the names of other realms are refused. */
public final class TenantId {
    /** The realm of the operator's own staff. */
    public static final String PLATFORM = "platform";

    /** {@code master} is Keycloak's own realm. */
    static final Pattern PATTERN = Pattern.compile("(?!(?:master|" + PLATFORM + ")$)[a-z][a-z0-9-]{1,30}");

    private TenantId() {}

    /** Whether a tenant may have this id. */
    public static boolean isValid(String id) {
        return PATTERN.matcher(id).matches();
    }
}
