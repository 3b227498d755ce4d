package io.atrium.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

final class RealmPlannerTest {
    private final RealmTemplate template = new RealmTemplate(URI.create("https://work.example"));

    @Test
    void aNewRealmGetsEverythingInOrder() {
        assertThat(plan(RealmSnapshot.ABSENT))
                .containsExactly(
                        "create realm",
                        "create role admin",
                        "create role cio",
                        "create role member",
                        "create role integration",
                        "create role operations",
                        "create role auditor",
                        "create role reader",
                        "create client atrium-web",
                        "create client atrium-gateway",
                        "create client atrium-operations",
                        "create client atrium-audit",
                        "create client atrium-insights",
                        "grant [auditor] to the service account of atrium-audit",
                        "grant [integration] to the service account of atrium-gateway",
                        "grant [reader] to the service account of atrium-insights",
                        "grant [operations] to the service account of atrium-operations",
                        "create account admin",
                        "create account cio",
                        "create account member",
                        "create account auditor");
    }

    @Test
    void aFinishedRealmNeedsNothing() {
        assertThat(plan(existing(realm(), template.webClient(), gateway()))).isEmpty();
    }

    @Test
    void whatAdministratorsAddedIsTheirs() {
        RealmRepresentation realm = realm();
        realm.setLoginTheme("their-theme");
        realm.setRememberMe(true);
        ClientRepresentation web = template.webClient();
        web.setDescription("theirs");

        assertThat(plan(existing(realm, web, gateway()))).isEmpty();
    }

    @Test
    void weakenedProtectionIsRepaired() {
        RealmRepresentation realm = realm();
        realm.setBruteForceProtected(false);
        ClientRepresentation web = template.webClient();
        web.setRedirectUris(List.of("https://work.example/*", "https://evil.example/*"));
        ClientRepresentation gateway = gateway();
        gateway.setProtocolMappers(List.of());

        assertThat(plan(existing(realm, web, gateway)))
                .containsExactly(
                        "update realm", "update client atrium-web", "add mapper atrium-api to client atrium-gateway");
    }

    @Test
    void operationsDoNotShowSecrets() {
        assertThat(RealmPlanner.plan(wanted(), RealmSnapshot.ABSENT).stream()
                        .map(RealmOperation::describe)
                        .toList()
                        .toString())
                .doesNotContain("gateway-secret", "operations-secret", "audit-secret");
    }

    private List<String> plan(RealmSnapshot snapshot) {
        return RealmPlanner.plan(wanted(), snapshot).stream()
                .map(RealmOperation::describe)
                .toList();
    }

    private RealmPlanner.Wanted wanted() {
        Map<DemoAccount, Path> accounts = new LinkedHashMap<>();
        DemoAccount.of("demo").forEach(account -> accounts.put(account, Path.of("/secrets", account.username())));
        return new RealmPlanner.Wanted(
                realm(),
                RealmTemplate.ROLES,
                List.of(template.webClient(), gateway(), operations(), audit(), insights()),
                RealmTemplate.SERVICE_ROLES,
                accounts);
    }

    private RealmRepresentation realm() {
        return template.realm("demo", new Tenant.Names("示例集团", "Demo Group"), "zh-CN");
    }

    private ClientRepresentation gateway() {
        return template.serviceClient("atrium-gateway", "gateway-secret");
    }

    private ClientRepresentation operations() {
        return template.serviceClient("atrium-operations", "operations-secret");
    }

    private ClientRepresentation audit() {
        return template.serviceClient("atrium-audit", "audit-secret");
    }

    private ClientRepresentation insights() {
        return template.serviceClient("atrium-insights", "insights-secret");
    }

    private RealmSnapshot existing(RealmRepresentation realm, ClientRepresentation web, ClientRepresentation gateway) {
        web.setId("internal-web");
        gateway.setId("internal-gateway");
        ClientRepresentation operations = operations();
        operations.setId("internal-operations");
        ClientRepresentation audit = audit();
        audit.setId("internal-audit");
        ClientRepresentation insights = insights();
        insights.setId("internal-insights");
        return new RealmSnapshot(
                realm,
                Set.of("admin", "cio", "member", "integration", "operations", "auditor", "reader", "offline_access"),
                Map.of(
                        "atrium-web", web,
                        "atrium-gateway", gateway,
                        "atrium-operations", operations,
                        "atrium-audit", audit,
                        "atrium-insights", insights),
                Set.of("admin", "cio", "member", "auditor"),
                Map.of(
                        "atrium-gateway", Set.of("integration"),
                        "atrium-operations", Set.of("operations"),
                        "atrium-audit", Set.of("auditor"),
                        "atrium-insights", Set.of("reader")));
    }
}
