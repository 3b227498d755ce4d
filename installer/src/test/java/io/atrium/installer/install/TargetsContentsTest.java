package io.atrium.installer.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.atrium.installer.bundle.BundleContents;
import io.atrium.installer.site.Installation;
import io.atrium.installer.site.Profile;
import io.atrium.installer.site.Role;
import io.atrium.installer.site.SiteExample;
import io.atrium.installer.site.SiteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing is installed that the bundle does not bring: every part, package and variable that the collection names is looked up, for every
 * combination of what a site file can ask of it. The chart has the same of its images ({@code ImagesTest} of the module helm).
 */
final class TargetsContentsTest {

    private static final Path CHECKOUT = Path.of(System.getProperty("atrium.checkout"));
    private static final Path COLLECTION = CHECKOUT.resolve("ansible");
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    /** What tasks would fetch from elsewhere with. */
    private static final Pattern FOREIGN = Pattern.compile(
            "(ansible\\.builtin\\.)?(apt|apt_repository|apt_key|package|pip|dnf|yum|get_url|git|unarchive)");

    private static final Pattern INSTALLED = Pattern.compile("/opt/atrium/([a-z-]+)/");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyPartAndPackageOfTheCollectionIsInTheBundle() throws Exception {
        BundleContents contents = BundleContents.of(CHECKOUT);
        Set<String> parts = new TreeSet<>();
        Set<String> packages = new TreeSet<>();
        for (String role : roles()) {
            parts.addAll(named(role, "atrium_part"));
            packages.addAll(named(role, "atrium_packages"));
        }

        assertThat(parts)
                .contains("java", "debian", "server", "clickhouse-engine")
                .allMatch(contents::hasPart);
        assertThat(packages).contains("haproxy", "postgresql-15", "prometheus");
        assertThat(contents.missingPackages(packages)).isEmpty();
    }

    @Test
    void aPartThatARoleRunsFromIsBroughtByItOrByTheCommonOne() throws Exception {
        Map<String, Set<String>> notBrought = new TreeMap<>();
        for (String role : roles()) {
            Set<String> used = new TreeSet<>();
            for (Path file : files(role)) {
                Matcher matcher = INSTALLED.matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
            used.removeAll(named(role, "atrium_part"));
            used.removeAll(named("common", "atrium_part"));
            // The folder of parts on their way.
            used.remove("parts");
            if (!used.isEmpty()) {
                notBrought.put(role, used);
            }
        }

        assertThat(notBrought).isEmpty();
    }

    @Test
    void noTaskFetchesFromElsewhere() throws Exception {
        for (String role : roles()) {
            for (JsonNode task : tasks(role)) {
                List<String> keys = new ArrayList<>();
                task.fieldNames().forEachRemaining(keys::add);
                assertThat(keys)
                        .as(role + ": " + task.path("name").asText())
                        .noneMatch(key -> FOREIGN.matcher(key).matches());
            }
        }
    }

    /** Every size, layout, folder and service that a site file can ask the collection for. */
    static Stream<String> sites() {
        List<String> layouts = List.of(
                "  - {name: a, address: 10.0.0.1, roles: [server, keycloak, postgresql, kafka, clickhouse, flink]}\n",
                "  - {name: a, address: 10.0.0.1, roles: [server, keycloak, kafka]}\n"
                        + "  - {name: b, address: 10.0.0.2, roles: [postgresql, clickhouse, kafka]}\n"
                        + "  - {name: c, address: 10.0.0.3, roles: [server, flink, kafka]}\n",
                "  - {name: a, address: 10.0.0.1, roles: [server]}\n  - {name: b, address: 10.0.0.2, roles: [keycloak]}\n"
                        + "  - {name: c, address: 10.0.0.3, roles: [postgresql]}\n  - {name: d, address: 10.0.0.4, roles: [kafka]}\n"
                        + "  - {name: e, address: 10.0.0.5, roles: [clickhouse]}\n  - {name: f, address: 10.0.0.6, roles: [flink]}\n");
        List<String> extras = List.of(
                "",
                "directories: {flink: /data/flink, server: /data/server}\n",
                "ldap: {url: 'ldaps://l:636', bindDn: c, secretFile: /s, baseDn: d}\n"
                        + "smtp: {host: m, port: 25, security: none, from: a@b.c}\nntp: {servers: [n]}\n");
        return Stream.of(Profile.values())
                .flatMap(profile ->
                        layouts.stream().flatMap(hosts -> extras.stream().map(extra -> site(profile, hosts) + extra)));
    }

    private static String site(Profile profile, String hosts) {
        return SiteExample.of(profile)
                .replaceAll("(?m)^ *#.*\n", "")
                .replaceAll("(?s)\nhosts:\n.*?\n\n", "\nhosts:\n" + hosts + "\n")
                .replaceAll("(?s)\ntls:\n.*?\n\n", "\ntls: {mode: bundled}\n\n");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void everyVariableAndGroupThatIsHandedOverIsKnownToTheCollection(String text) throws Exception {
        Installation site = SiteFile.read(Files.writeString(folder.resolve("site.yaml"), text));
        assertThat(AnsibleObjections.of(site)).isEmpty();

        JsonNode all = YAML.readTree(AnsibleInventory.of(site, Path.of("/srv/bundle"), "root"))
                .path("all");

        Set<String> handed = new TreeSet<>();
        all.path("vars").fieldNames().forEachRemaining(handed::add);
        all.path("hosts").forEach(host -> host.fieldNames().forEachRemaining(handed::add));
        handed.removeIf(name -> name.startsWith("ansible_"));
        assertThat(handed).isSubsetOf(variables());
        Set<String> groups = new TreeSet<>();
        all.path("children").fieldNames().forEachRemaining(groups::add);
        assertThat(groups).isEqualTo(groupsOfPlays());
    }

    @Test
    void whatATrialRunsIsInTheBundleAndUnpacked() throws Exception {
        BundleContents contents = BundleContents.of(CHECKOUT);

        Set<String> run = new TreeSet<>(Set.of("cli", "java", "web"));
        for (Role role : Role.values()) {
            run.addAll(
                    switch (role) {
                        case SERVER -> Set.of("server", "warehouse", "simulator");
                        case KEYCLOAK -> Set.of("keycloak");
                        case POSTGRESQL -> Set.of("postgresql");
                        case KAFKA -> Set.of("kafka");
                        case CLICKHOUSE -> Set.of("clickhouse-engine");
                        case FLINK -> Set.of("flink", "jobs");
                    });
        }

        assertThat(run).allMatch(contents::hasPart).noneMatch(Unpacking.LEFT_OUT::contains);
        assertThat(AnsibleSteps.LEFT_OUT).allMatch(contents::hasPart);
        for (String role : roles()) {
            assertThat(named(role, "atrium_part")).as(role).noneMatch(AnsibleSteps.LEFT_OUT::contains);
        }
    }

    private static Set<String> variables() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String role : roles()) {
            JsonNode specification = YAML.readTree(COLLECTION
                    .resolve("roles/" + role + "/meta/argument_specs.yml")
                    .toFile());
            specification.at("/argument_specs/main/options").fieldNames().forEachRemaining(known::add);
        }
        Matcher matcher = Pattern.compile("atrium_preflight_[a-z_]+")
                .matcher(Files.readString(COLLECTION.resolve("playbooks/preflight.yml")));
        while (matcher.find()) {
            known.add(matcher.group());
        }
        return known;
    }

    private static Set<String> groupsOfPlays() throws IOException {
        Set<String> groups = new TreeSet<>();
        for (JsonNode play :
                YAML.readTree(COLLECTION.resolve("playbooks/site.yml").toFile())) {
            groups.add(play.path("hosts").asText().replaceAll("\\[.*", ""));
            play.path("roles")
                    .forEach(role -> assertThat(COLLECTION.resolve("roles/" + role.asText()))
                            .isDirectory());
        }
        // Its hosts are all; its own group decides where Prometheus is.
        groups.remove("all");
        groups.add("monitoring");
        return groups;
    }

    private static List<String> roles() throws IOException {
        try (Stream<Path> all = Files.list(COLLECTION.resolve("roles"))) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static List<Path> files(String role) throws IOException {
        try (Stream<Path> all = Files.walk(COLLECTION.resolve("roles").resolve(role))) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().contains("/meta/"))
                    .toList();
        }
    }

    /** The values of a variable that tasks of a role hand on, with those of the loop that it stands for. */
    private static Set<String> named(String role, String variable) throws IOException {
        Set<String> values = new TreeSet<>();
        for (JsonNode task : tasks(role)) {
            JsonNode value = task.path("vars").path(variable);
            if (value.isArray()) {
                value.forEach(item -> values.add(item.asText()));
            } else if (value.asText().contains("{{ item }}")) {
                task.path("loop").forEach(item -> values.add(item.asText()));
            } else if (value.isTextual()) {
                values.add(value.asText());
            }
        }
        assertThat(values).allSatisfy(value -> assertThat(value).doesNotContain("{{"));
        return values;
    }

    private static List<JsonNode> tasks(String role) throws IOException {
        List<JsonNode> tasks = new ArrayList<>();
        for (Path file : files(role).stream()
                .filter(path -> path.toString().contains("/tasks/"))
                .toList()) {
            YAML.readTree(file.toFile()).forEach(task -> add(task, tasks));
        }
        return tasks;
    }

    private static void add(JsonNode task, List<JsonNode> tasks) {
        tasks.add(task);
        for (String inner : List.of("block", "rescue", "always")) {
            task.path(inner).forEach(one -> add(one, tasks));
        }
    }
}
