package io.atrium.installer.server;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.atrium.installer.component.Component;
import io.atrium.installer.component.Site;
import io.atrium.installer.home.FederationHosts;
import io.atrium.installer.home.Program;
import io.atrium.installer.simulator.SimulationProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The server's configuration file for an evaluation; secrets are named by file, never written into it. */
final class ServerConfiguration {

    private static final int READERS = 16;
    private static final List<String> PEOPLE =
            List.of("admin", "cio", "member", "auditor", "gateway", "operations", "audit", "insights");
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private final Site site;

    ServerConfiguration(Site site) {
        this.site = site;
    }

    String toYaml() throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        int port = site.port(Component.SERVER);
        all.put("http", ordered("host", "127.0.0.1", "port", port, "publicUrl", "http://localhost:" + port));
        all.put("management", ordered("host", "127.0.0.1", "port", site.port(Component.SERVER, "management")));
        all.put("web", ordered("directory", site.programs().web().toString()));
        all.put("postgresql", postgresql());
        all.put("kafka", ordered("bootstrapServers", "127.0.0.1:" + site.port(Component.KAFKA)));
        all.put("clickhouse", clickhouse());
        all.put("keycloak", keycloak());
        all.put("flink", ordered("url", "http://127.0.0.1:" + site.port(Component.JOBMANAGER)));
        all.put("security", ordered("encryptionKeyFile", secret("server-encryption-key")));
        List<String> federation = FederationHosts.of(site.home());
        if (!federation.isEmpty()) {
            all.put("federation", ordered("hosts", federation, "loopback", true));
        }
        all.put(
                "transfer",
                ordered(
                        "directory",
                        site.home().data("server").resolve("transfer").toString()));
        all.put("audit", ordered("anchorsFile", anchors().toString()));
        all.put(
                "platform",
                ordered(
                        "operationsSecretFile", secret("platform-operations"),
                        "operatorPasswordFile", secret("platform-operator"),
                        "auditSecretFile", secret("platform-audit"),
                        "auditorPasswordFile", secret("platform-auditor"),
                        "signingKeyFile",
                                site.secrets().file("installation-signing-key").toString()));
        all.put(
                "supervisor",
                ordered("stackFile", site.home().run().resolve("stack.json").toString()));
        all.put(
                "evaluation",
                ordered(
                        "tenants",
                        List.of(
                                simulated("china", tenant("demo", "示例集团", "Demo Group", "Asia/Shanghai", "zh-CN")),
                                simulated(
                                        "bavaria",
                                        tenant("bureau", "示例市政务服务局", "Demo City Bureau", "Europe/Berlin", "en")),
                                tenant("demo2", "示例研究院", "Demo Research Institute", "UTC", "en")),
                        "simulationProgress",
                        SimulationProgress.file(site.home()).toString()));
        return YAML.writeValueAsString(all);
    }

    private Map<String, Object> postgresql() {
        return ordered(
                "url", "jdbc:postgresql://127.0.0.1:" + site.port(Component.POSTGRESQL) + "/atrium",
                "owner", account("atrium_owner", "postgresql-owner"),
                "server", account("atrium_server", "postgresql-server"));
    }

    private Map<String, Object> clickhouse() {
        List<Map<String, Object>> readers = IntStream.rangeClosed(1, READERS)
                .mapToObj("%02d"::formatted)
                .map(slot -> account("reader_" + slot, "clickhouse-reader-" + slot))
                .toList();
        return ordered(
                "url",
                "http://127.0.0.1:" + site.port(Component.CLICKHOUSE),
                "database",
                "atrium",
                "platform",
                account("atrium_platform", "clickhouse-platform"),
                "readers",
                readers);
    }

    private Map<String, Object> keycloak() {
        int port = site.port(Component.KEYCLOAK);
        return ordered(
                "url",
                "http://127.0.0.1:" + port,
                "publicUrl",
                "http://localhost:" + port,
                "adminUser",
                "admin",
                "adminPasswordFile",
                secret("keycloak-admin"));
    }

    private Map<String, Object> tenant(String id, String zh, String en, String timeZone, String locale) {
        PEOPLE.forEach(person -> secret("tenant-" + id + "-" + person));
        return ordered(
                "id", id,
                "name", ordered("zh", zh, "en", en),
                "timeZone", timeZone,
                "locale", locale,
                "secretsDirectory", site.home().secrets().toString());
    }

    /** A simulated organization works by the calendar that its simulation follows; without a built simulator by the usual one. */
    private Map<String, Object> simulated(String calendar, Map<String, Object> tenant) throws IOException {
        Path jar = site.programs().jar(Program.SIMULATOR);
        if (!Files.exists(jar)) {
            return tenant;
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry("io/atrium/simulator/calendars/" + calendar + ".json");
            if (entry != null) {
                Map<String, Object> days = YAML.readValue(zip.getInputStream(entry), new TypeReference<>() {});
                days.remove("sources");
                tenant.put("workingCalendar", days);
            }
        }
        return tenant;
    }

    /** Not in the data of the database, from which it is to be independent. */
    private Path anchors() throws IOException {
        return Files.createDirectories(site.home().data("server")).resolve("audit-anchors.jsonl");
    }

    private Map<String, Object> account(String user, String secret) {
        return ordered("user", user, "passwordFile", secret(secret));
    }

    private String secret(String name) {
        site.secrets().obtain(name);
        return site.secrets().file(name).toString();
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
