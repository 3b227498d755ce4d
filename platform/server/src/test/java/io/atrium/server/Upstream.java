package io.atrium.server;

import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The realm of demo2 as somebody else's identity provider for demo. */
final class Upstream {
    static final String CLIENT_SECRET = "what-the-upstream-knows-us-by-4408";

    private Upstream() {}

    static void prepare(ServerUnderTest server) {
        try (Keycloak keycloak = Keycloak.getInstance(
                server.keycloak(), "master", "admin", server.secret("keycloak-admin"), "admin-cli")) {
            ClientRepresentation client = new ClientRepresentation();
            client.setClientId("downstream");
            client.setProtocol("openid-connect");
            client.setPublicClient(false);
            client.setSecret(CLIENT_SECRET);
            client.setStandardFlowEnabled(true);
            client.setRedirectUris(List.of(server.keycloak() + "/realms/demo/broker/partner/endpoint"));
            keycloak.realm("demo2").clients().create(client).close();
            keycloak.realm("demo2").users().create(upstreamUser("zoe")).close();
        }
    }

    static void prepareSaml(ServerUnderTest server) {
        try (Keycloak keycloak = Keycloak.getInstance(
                server.keycloak(), "master", "admin", server.secret("keycloak-admin"), "admin-cli")) {
            ClientRepresentation client = new ClientRepresentation();
            client.setClientId(server.keycloak() + "/realms/demo");
            client.setProtocol("saml");
            client.setRedirectUris(List.of(server.keycloak() + "/realms/demo/broker/saml-partner/endpoint"));
            client.setAttributes(Map.of(
                    "saml.client.signature", "false",
                    "saml.assertion.signature", "true",
                    "saml.server.signature", "true",
                    "saml.authnstatement", "true",
                    "saml.force.post.binding", "true",
                    "saml_force_name_id_format", "true",
                    "saml_name_id_format", "username"));
            keycloak.realm("demo2").clients().create(client).close();
            keycloak.realm("demo2").users().create(upstreamUser("yan")).close();
        }
    }

    private static UserRepresentation upstreamUser(String name) {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(LdapServer.PASSWORD);
        password.setTemporary(false);
        UserRepresentation user = new UserRepresentation();
        user.setUsername(name);
        user.setFirstName(name);
        user.setLastName("Partner");
        user.setEmail(name + "@demo2.example");
        user.setEnabled(true);
        user.setCredentials(List.of(password));
        return user;
    }
}
