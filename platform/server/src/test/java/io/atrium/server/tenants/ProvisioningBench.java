package io.atrium.server.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long it takes from the request for a tenant to its open realm, by hand ({@code make bench-server}), never in a build. */
final class ProvisioningBench {
    private static final int TENANTS = 7;

    @TempDir
    private static Path home;

    @Test
    void measure() throws Exception {
        try (Installation installation = Installation.start(home)) {
            TenantDesk desk = new TenantDesk(installation);
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i <= TENANTS; i++) {
                desk.create("bench");
                JsonNode tenant = desk.awaitState("bench", "active");
                // The first one warms the connections.
                if (i > 0) {
                    millis.add(desk.millis(tenant));
                }
                desk.release("bench");
            }
            List<Long> sorted = millis.stream().sorted().toList();
            System.out.println("a tenant provisioned in " + sorted.get(TENANTS / 2) + " ms (median of " + TENANTS + ": "
                    + millis + ")");
        }
    }
}
