package io.atrium.server.tenants;

import io.atrium.server.config.Credentials;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.config.TenantId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.ClientRepresentation;

/** How the operator's own realm has to be: who operates, and who reads what operators did. */
final class PlatformRealm {
    private static final DemoAccount OPERATOR = new DemoAccount(
            "operator", "Oakley", "Operator", "operator@platform.example", List.of(RealmTemplate.OPERATOR_ROLE));
    private static final DemoAccount AUDITOR = new DemoAccount(
            "platform-auditor",
            "Parker",
            "Auditor",
            "platform-auditor@platform.example",
            List.of(RealmTemplate.PLATFORM_AUDITOR_ROLE));

    private PlatformRealm() {}

    static RealmPlanner.Wanted wanted(RealmTemplate template, ServerConfig.Platform config) {
        List<ClientRepresentation> clients = new ArrayList<>();
        Map<String, String> roles = new LinkedHashMap<>();
        clients.add(template.webClient());
        clients.add(
                template.serviceClient(RealmTemplate.PLATFORM_CLIENT, Credentials.read(config.operationsSecretFile())));
        roles.put(RealmTemplate.PLATFORM_CLIENT, RealmTemplate.OPERATOR_ROLE);
        Path audit = config.auditSecretFile();
        if (audit != null) {
            clients.add(template.serviceClient(RealmTemplate.PLATFORM_AUDIT_CLIENT, Credentials.read(audit)));
            roles.put(RealmTemplate.PLATFORM_AUDIT_CLIENT, RealmTemplate.PLATFORM_AUDITOR_ROLE);
        }
        Map<DemoAccount, Path> accounts = new LinkedHashMap<>();
        if (config.operatorPasswordFile() != null) {
            accounts.put(OPERATOR, config.operatorPasswordFile());
        }
        if (config.auditorPasswordFile() != null) {
            accounts.put(AUDITOR, config.auditorPasswordFile());
        }
        return new RealmPlanner.Wanted(
                template.realm(TenantId.PLATFORM, RealmTemplate.PLATFORM_NAME, "zh-CN"),
                List.of(RealmTemplate.OPERATOR_ROLE, RealmTemplate.PLATFORM_AUDITOR_ROLE),
                clients,
                roles,
                accounts);
    }
}
