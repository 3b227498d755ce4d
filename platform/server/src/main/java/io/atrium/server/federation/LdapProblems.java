package io.atrium.server.federation;

/** What Keycloak's names for a failed connection mean to whoever has to mend it. */
final class LdapProblems {
    private LdapProblems() {}

    static Tried explain(String problem, String url) {
        return switch (problem) {
            case "AuthenticationFailure" ->
                Tried.failed(
                        "bind-refused",
                        "The server is reached, but it does not take the bind DN with this password. Check both.");
            case "InvalidBindDN", "InvalidName", "NameNotFound" ->
                Tried.failed(
                        "bind-dn-invalid",
                        "The server does not know the bind DN. Write it in full, such as cn=reader,dc=example,dc=org.");
            case "UnknownHost" ->
                Tried.failed("host-unknown", "The host in " + url + " has no address. Check the spelling.");
            case "SSLHandshakeFailed" ->
                Tried.failed(
                        "certificate-refused",
                        "The server is there, but its certificate is not trusted or does not fit its name. Add its"
                                + " certificate authority to Keycloak's trust store.");
            case "ConnectionFailed", "ServiceUnavailable", "NoRouteToHost", "SocketReset", "CommunicationError" ->
                Tried.failed(
                        "not-reached",
                        "Nothing answers at " + url
                                + ". Check host and port, ldap or ldaps, and the firewall between.");
            default -> Tried.failed("failed", "The server was asked and answered with an error (" + problem + ").");
        };
    }
}
