package io.atrium.installer.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.atrium.installer.site.Installation;
import io.atrium.installer.site.Profile;
import io.atrium.installer.site.SiteExample;
import io.atrium.installer.site.SiteFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnsibleInventoryTest {

    private final Path folder;

    AnsibleInventoryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyRoleIsAGroupAndThePublicAddressIsOnTheFirstServer() throws Exception {
        Installation site = site(example());

        JsonNode all = YAMLMapper.builder()
                .build()
                .readTree(AnsibleInventory.of(site, Path.of("/srv/bundle"), "deploy"))
                .path("all");

        assertThat(all.path("hosts").path("atrium-3").path("ansible_host").asText())
                .isEqualTo("10.0.0.13");
        assertThat(names(all, "kafka")).containsExactly("atrium-1", "atrium-2", "atrium-3");
        assertThat(names(all, "proxy")).containsExactly("atrium-1");
        assertThat(names(all, "monitoring")).containsExactly("atrium-5");
        JsonNode variables = all.path("vars");
        assertThat(variables.path("ansible_user").asText()).isEqualTo("deploy");
        assertThat(variables.path("atrium_public_host").asText()).isEqualTo("work.example.org");
        assertThat(variables.path("atrium_public_port").asInt()).isEqualTo(443);
        assertThat(variables.path("atrium_bundle_directory").asText()).isEqualTo("/srv/bundle");
    }

    @Test
    void whatTheCollectionCannotDoIsSaidWithARemedy() throws Exception {
        assertThat(AnsibleInventory.objections(site(example()))).isEmpty();
        assertThat(AnsibleInventory.objections(site(SiteExample.of(Profile.M))))
                .anySatisfy(text -> assertThat(text).contains("tls.mode").contains("bundled"))
                .anySatisfy(text -> assertThat(text).contains("role keycloak"));
    }

    /** The example of several hosts as the collection takes it. */
    private static String example() {
        return SiteExample.of(Profile.M)
                .replaceAll("(?s)\ntls:\n.*?\n\n", "\ntls:\n  mode: bundled\n\n")
                .replace("10.0.0.12\n    roles: [server, keycloak, kafka]", "10.0.0.12\n    roles: [server, kafka]");
    }

    private Installation site(String text) throws Exception {
        return SiteFile.read(Files.writeString(folder.resolve("site.yaml"), text));
    }

    private static Iterable<String> names(JsonNode all, String group) {
        return () -> all.path("children").path(group).path("hosts").fieldNames();
    }
}
