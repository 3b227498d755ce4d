package io.atrium.installer.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every variable of a role is documented, has the default that the documentation says, and is spelled as it is defined. */
final class CollectionTest {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final Path COLLECTION = Path.of(System.getProperty("atrium.checkout", ".."), "ansible");
    private static final Pattern USED = Pattern.compile("\\batrium_[a-z_]*[a-z]\\b");
    private static final Pattern DEFINED = Pattern.compile("^[\\s{-]*(atrium_[a-z_]+):|register: (atrium_[a-z_]+)", Pattern.MULTILINE);

    static List<String> roles() throws IOException {
        try (Stream<Path> folders = Files.list(COLLECTION.resolve("roles"))) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("roles")
    void everyDefaultIsDocumentedWithItsValue(String role) throws IOException {
        JsonNode defaults = yaml(role, "defaults/main.yml");
        JsonNode options = options(role);

        assertThat(names(options)).isEqualTo(names(defaults));
        for (String name : names(options)) {
            assertThat(options.path(name).path("description").asText()).as(name).isNotBlank();
            assertThat(options.path(name).path("type").asText()).as(name).isNotBlank();
            JsonNode said = options.path(name).path("default");
            if (!said.isMissingNode()) {
                assertThat(said).as(name).isEqualTo(defaults.path(name));
            } else {
                assertThat(defaults.path(name).asText()).as(name + " has a default that is reckoned").contains("{{");
            }
        }
    }

    @Test
    void everyVariableThatIsUsedIsDefinedSomewhere() throws IOException {
        Set<String> defined = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            Matcher definitions = DEFINED.matcher(text);
            while (definitions.find()) {
                defined.add(definitions.group(1) == null ? definitions.group(2) : definitions.group(1));
            }
            Matcher uses = USED.matcher(text);
            while (uses.find()) {
                used.add(uses.group());
            }
        }
        // Given on the command line; the playbook says what for.
        defined.addAll(Set.of("atrium_uninstall_confirm", "atrium_preflight_memory_megabytes"));
        // Accounts of PostgreSQL and ClickHouse, tables of HAProxy: names, not variables.
        used.removeAll(Set.of("atrium_owner", "atrium_server", "atrium_ingest", "atrium_platform", "atrium_admin"));
        used.removeIf(name -> isOptionalOfTheService(name));

        assertThat(defined).containsAll(used);
    }

    /** What {@code service.yml} takes or leaves: each has a default where it is used. */
    private static boolean isOptionalOfTheService(String name) {
        return name.matches("atrium_service_(group|reload|ready_host|ready_timeout|stop_seconds|files|environment_file)");
    }

    @Test
    void thePageOfVariablesIsWhatTheRolesSay() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Variables

                Written from the roles' `meta/argument_specs.yml`; a test compares. Set them in the inventory. "reckoned" is worked out from the inventory; the
                role's `defaults/main.yml` says how.
                """);
        for (String role : roles()) {
            JsonNode main = yaml(role, "meta/argument_specs.yml").path("argument_specs").path("main");
            page.append("\n## ").append(role).append("\n\n").append(main.path("short_description").asText()).append("\n\n");
            page.append("| variable | type | default | meaning |\n| --- | --- | --- | --- |\n");
            for (String name : names(options(role))) {
                page.append(row(name, options(role).path(name)));
            }
        }
        Path file = COLLECTION.resolve("docs/variables.md");
        if (Boolean.getBoolean("atrium.write")) {
            Files.writeString(file, page);
        }

        assertThat(file).as("run this test with -Datrium.write=true to write it").content().isEqualTo(page.toString());
    }

    private static String row(String name, JsonNode option) {
        JsonNode value = option.path("default");
        String shown = value.isMissingNode() ? "reckoned" : value.isTextual() && value.asText().isEmpty() ? "empty" : "`" + (value.isTextual() ? value.asText() : value) + "`";
        return "| `" + name + "` | " + option.path("type").asText() + " | " + shown + " | "
                + option.path("description").asText() + " |\n";
    }

    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of("roles", "playbooks")) {
            try (Stream<Path> files = Files.walk(COLLECTION.resolve(folder))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.(yml|j2)") && !file.toString().endsWith("argument_specs.yml"))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static JsonNode options(String role) throws IOException {
        return yaml(role, "meta/argument_specs.yml").path("argument_specs").path("main").path("options");
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode yaml(String role, String file) throws IOException {
        return YAML.readTree(Files.readString(COLLECTION.resolve("roles").resolve(role).resolve(file)));
    }
}
