package io.atrium.installer.home;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The hosts that organizations may let Keycloak connect to, such as their directory server: chosen by whoever installs, remembered in a
 * file.
 */
public final class FederationHosts {

    private static final JsonMapper JSON = new JsonMapper();

    private FederationHosts() {}

    /** {@code name} or {@code name:port} each; none when nobody has chosen. */
    public static List<String> of(Home home) throws IOException {
        Path file = file(home);
        return Files.exists(file)
                ? JSON.readValue(Files.readAllBytes(file), new TypeReference<List<String>>() {})
                : List.of();
    }

    public static void choose(Home home, List<String> hosts) throws IOException {
        Home.write(file(home), JSON.writeValueAsString(hosts) + "\n");
    }

    private static Path file(Home home) {
        return home.conf("stack").resolve("federation.json");
    }
}
