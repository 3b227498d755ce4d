package io.atrium.server.tenants;

import io.atrium.server.config.Credentials;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.config.TenantId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How the operator's own realm has to be. */
final class PlatformRealm {
    private static final DemoAccount OPERATOR = new DemoAccount(
            "operator", "Oakley", "Operator", "operator@platform.example", List.of(RealmTemplate.OPERATOR_ROLE));

    private PlatformRealm() {}

    static RealmPlanner.Wanted wanted(RealmTemplate template, ServerConfig.Platform config) {
        Path password = config.operatorPasswordFile();
        return new RealmPlanner.Wanted(
                template.realm(TenantId.PLATFORM, RealmTemplate.PLATFORM_NAME, "zh-CN"),
                List.of(RealmTemplate.OPERATOR_ROLE),
                List.of(
                        template.webClient(),
                        template.serviceClient(
                                RealmTemplate.PLATFORM_CLIENT, Credentials.read(config.operationsSecretFile()))),
                Map.of(RealmTemplate.PLATFORM_CLIENT, RealmTemplate.OPERATOR_ROLE),
                password == null ? Map.of() : Map.of(OPERATOR, password));
    }
}
