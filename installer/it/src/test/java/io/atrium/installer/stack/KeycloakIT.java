package io.atrium.installer.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeycloakIT {

    @Test
    void theGeneratedAdministratorSignsInAndNobodyElsewhereCanTry(@TempDir Path home) throws Exception {
        try (LocalStack stack = LocalStack.start(home, EnumSet.of(Component.KEYCLOAK))) {
            String form =
                    "grant_type=password&client_id=admin-cli&username=admin&password=" + stack.secret("keycloak-admin");
            HttpResponse<String> answer = new Http()
                    .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.port(Component.KEYCLOAK)
                                    + "/realms/master/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form)));
            assertThat(answer.body()).contains("access_token");
            for (Component component : EnumSet.of(Component.KEYCLOAK, Component.POSTGRESQL)) {
                assertThat(Listening.beyondLoopback(stack.processId(component)))
                        .as(component.id())
                        .isEmpty();
            }
        }
    }
}
