package io.atrium.installer.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class KeycloakBuildTest {

    @Test
    void aReleaseChoosesWhatACheckoutChooses() throws IOException {
        Path script = Path.of(System.getProperty("atrium.checkout"), "installer/components/keycloak/build.sh");

        assertThat(Files.readString(script)).contains("options=\"" + String.join(" ", KeycloakBuild.OPTIONS) + "\"");
    }
}
