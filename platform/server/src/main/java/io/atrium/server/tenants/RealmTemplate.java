package io.atrium.server.tenants;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** How realms have to be. Only what is set here is compared and repaired; the rest is the administrators'. */
final class RealmTemplate {
    static final String WEB_CLIENT = "atrium-web";
    static final String GATEWAY_CLIENT = "atrium-gateway";
    static final String OPERATIONS_CLIENT = "atrium-operations";
    static final String AUDIT_CLIENT = "atrium-audit";
    static final String INSIGHTS_CLIENT = "atrium-insights";
    static final List<String> ROLES =
            List.of("admin", "cio", "member", "integration", "operations", "auditor", "reader");

    /** The one role of each client's service account. */
    static final Map<String, String> SERVICE_ROLES = Map.of(
            GATEWAY_CLIENT,
            "integration",
            OPERATIONS_CLIENT,
            "operations",
            AUDIT_CLIENT,
            "auditor",
            INSIGHTS_CLIENT,
            "reader");

    /** What Keycloak keeps for the audit log; tokens that are merely renewed are not among it. */
    private static final List<String> EVENTS = List.of(
            "LOGIN",
            "LOGIN_ERROR",
            "LOGOUT",
            "LOGOUT_ERROR",
            "CODE_TO_TOKEN_ERROR",
            "REFRESH_TOKEN_ERROR",
            "CLIENT_LOGIN",
            "CLIENT_LOGIN_ERROR",
            "UPDATE_PASSWORD",
            "UPDATE_PASSWORD_ERROR",
            "RESET_PASSWORD",
            "RESET_PASSWORD_ERROR",
            "UPDATE_CREDENTIAL",
            "REMOVE_CREDENTIAL",
            "UPDATE_EMAIL",
            "UPDATE_PROFILE",
            "IMPERSONATE",
            "USER_DISABLED_BY_PERMANENT_LOCKOUT",
            "USER_DISABLED_BY_TEMPORARY_LOCKOUT");

    /** The client of the operator's programs, in the operator's realm. */
    static final String PLATFORM_CLIENT = "atrium-platform";

    /** The client with which programs read the log of the installation. */
    static final String PLATFORM_AUDIT_CLIENT = "atrium-platform-audit";

    static final String OPERATOR_ROLE = "platform-operator";
    static final String PLATFORM_AUDITOR_ROLE = "platform-auditor";
    static final Tenant.Names PLATFORM_NAME = new Tenant.Names("平台运营", "Platform operation");

    private static final String AUDIENCE = "atrium-api";
    private static final int FAILURES_BEFORE_LOCK = 8;

    private final URI publicUrl;

    /**
     * The template of an installation.
     *
     * @param publicUrl where browsers find the server
     */
    RealmTemplate(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    RealmRepresentation realm(String id, Tenant.Names name, String locale) {
        RealmRepresentation realm = named(id);
        realm.setEnabled(true);
        close(realm);
        brand(realm, name, locale);
        protect(realm);
        return realm;
    }

    /** A new tenant's realm before it is opened. */
    RealmRepresentation closedRealm(String id) {
        RealmRepresentation realm = named(id);
        realm.setEnabled(false);
        close(realm);
        return realm;
    }

    /** Only what concerns passwords, sessions and attacks. */
    RealmRepresentation protection(String id) {
        RealmRepresentation realm = named(id);
        protect(realm);
        return realm;
    }

    /** Only what the sign-in page shows. */
    RealmRepresentation branding(String id, Tenant.Names name, String locale) {
        RealmRepresentation realm = named(id);
        brand(realm, name, locale);
        return realm;
    }

    /** Nothing but the name: a realm that is there fits. */
    RealmRepresentation named(String id) {
        RealmRepresentation realm = new RealmRepresentation();
        realm.setRealm(id);
        return realm;
    }

    private static void close(RealmRepresentation realm) {
        realm.setSslRequired("external");
        realm.setRegistrationAllowed(false);
        realm.setEditUsernameAllowed(false);
        realm.setDefaultSignatureAlgorithm("RS256");
    }

    private static void brand(RealmRepresentation realm, Tenant.Names name, String locale) {
        realm.setDisplayName(locale.equals("en") ? name.en() : name.zh());
        realm.setInternationalizationEnabled(true);
        realm.setSupportedLocales(Set.of("zh-CN", "en"));
        realm.setDefaultLocale(locale);
    }

    private static void protect(RealmRepresentation realm) {
        realm.setPasswordPolicy("length(12) and notUsername(undefined) and notEmail(undefined) and passwordHistory(3)");
        realm.setBruteForceProtected(true);
        realm.setFailureFactor(FAILURES_BEFORE_LOCK);
        realm.setWaitIncrementSeconds((int) Duration.ofMinutes(1).toSeconds());
        realm.setMaxFailureWaitSeconds((int) Duration.ofMinutes(15).toSeconds());
        realm.setAccessTokenLifespan((int) Duration.ofMinutes(5).toSeconds());
        realm.setSsoSessionIdleTimeout((int) Duration.ofHours(1).toSeconds());
        realm.setSsoSessionMaxLifespan((int) Duration.ofHours(10).toSeconds());
        realm.setEventsEnabled(true);
        realm.setEventsExpiration(Duration.ofDays(90).toSeconds());
        realm.setEnabledEventTypes(EVENTS);
        realm.setAdminEventsEnabled(true);
        // Without their content they would not say which role was granted.
        realm.setAdminEventsDetailsEnabled(true);
    }

    ClientRepresentation webClient() {
        ClientRepresentation client = client(WEB_CLIENT);
        client.setPublicClient(true);
        client.setStandardFlowEnabled(true);
        client.setServiceAccountsEnabled(false);
        client.setRedirectUris(List.of(publicUrl + "/*"));
        client.setWebOrigins(List.of(publicUrl.getScheme() + "://" + publicUrl.getRawAuthority()));
        client.setAttributes(
                Map.of("pkce.code.challenge.method", "S256", "post.logout.redirect.uris", publicUrl + "/*"));
        return client;
    }

    /**
     * A client with a service account.
     *
     * @param secret null: Keycloak makes one, and keeps the one it has
     */
    ClientRepresentation serviceClient(String id, @Nullable String secret) {
        ClientRepresentation client = client(id);
        client.setPublicClient(false);
        client.setClientAuthenticatorType("client-secret");
        client.setSecret(secret);
        client.setStandardFlowEnabled(false);
        client.setServiceAccountsEnabled(true);
        return client;
    }

    private static ClientRepresentation client(String id) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(id);
        client.setProtocol("openid-connect");
        client.setEnabled(true);
        client.setImplicitFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(false);
        client.setProtocolMappers(List.of(audience()));
        return client;
    }

    private static ProtocolMapperRepresentation audience() {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName(AUDIENCE);
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("oidc-audience-mapper");
        mapper.setConfig(
                Map.of("included.custom.audience", AUDIENCE, "access.token.claim", "true", "id.token.claim", "false"));
        return mapper;
    }
}
