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
import java.util.List;
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
    void memoryFollowsFromTheSizeAndIsNeverBelowTheRolesDefaults() throws Exception {
        JsonNode small = variables(site(example().replace("profile: M", "profile: S")));
        JsonNode large = variables(site(example().replace("profile: M", "profile: XL")));

        assertThat(megabytes(small, "atrium_server_heap")).isBetween(512, 1024);
        assertThat(megabytes(small, "atrium_clickhouse_memory_megabytes")).isGreaterThanOrEqualTo(1500);
        assertThat(megabytes(small, "atrium_flink_task_heap_megabytes")).isGreaterThanOrEqualTo(576);
        for (String name : List.of(
                "atrium_server_heap",
                "atrium_keycloak_heap",
                "atrium_postgresql_shared_buffers",
                "atrium_flink_task_heap_megabytes")) {
            assertThat(megabytes(large, name)).as(name).isGreaterThan(2 * megabytes(small, name));
        }
    }

    @Test
    void directoriesAndTheDirectoryServerAreHandedOver() throws Exception {
        JsonNode variables = variables(site(
                example().replace("# directories:\n", "directories:\n  flink: /data/flink\n  server: /data/server\n")
                        + """
                ldap:
                  url: ldaps://ldap.example.org:636
                  bindDn: cn=atrium
                  secretFile: /etc/atrium/secrets/ldap
                  baseDn: dc=example
                smtp: {host: mail.example.org, port: 25, security: none, from: a@example.org}
                """));

        assertThat(variables.path("atrium_flink_state_directory").asText()).isEqualTo("/data/flink/state");
        assertThat(variables.path("atrium_server_transfer_directory").asText()).isEqualTo("/data/server/transfer");
        assertThat(variables.path("atrium_server_federation_hosts")).hasToString("[\"ldap.example.org:636\"]");
    }

    @Test
    void theCustomersCertificateIsHandedOverWithItsKeyAndItsAuthority() throws Exception {
        assertThat(variables(site(example())).has("atrium_proxy_certificate_file"))
                .isFalse();

        Path certificate = Files.writeString(folder.resolve("work.crt"), "the first");
        Installation site = site(example()
                .replace(
                        "  mode: bundled\n\n",
                        "  mode: customer\n  certificateFile: %s\n  keyFile: /etc/tls/work.key\n  caFile: /etc/tls/ca.pem\n\n"
                                .formatted(certificate)));
        JsonNode given = variables(site);

        assertThat(given.path("atrium_proxy_certificate_file").asText()).isEqualTo(certificate.toString());
        assertThat(given.path("atrium_proxy_key_file").asText()).isEqualTo("/etc/tls/work.key");
        assertThat(given.path("atrium_proxy_ca_file").asText()).isEqualTo("/etc/tls/ca.pem");
        String first = AnsibleInventory.of(site, Path.of("/srv/bundle"), "root");
        Files.writeString(certificate, "the renewed one");
        assertThat(AnsibleInventory.of(site, Path.of("/srv/bundle"), "root")).isNotEqualTo(first);
    }

    @Test
    void whatNobodyHandsOverIsSaid() throws Exception {
        Installation site = site(example() + "smtp: {host: mail.example.org, port: 25, security: none, from: a@b.org}\n"
                + "ntp: {servers: [ntp.example.org]}\n");

        assertThat(new AnsibleTarget(folder, site, "root", HostTarget.Choice.NO).notes())
                .hasSize(2)
                .anySatisfy(
                        note -> assertThat(note).contains("mail.example.org").contains("console"))
                .anySatisfy(note -> assertThat(note).contains("ntp.example.org"));
    }

    @Test
    void whatTheCollectionCannotDoIsSaidWithARemedy() throws Exception {
        assertThat(AnsibleObjections.of(site(example()))).isEmpty();
        assertThat(AnsibleObjections.of(site(SiteExample.of(Profile.M))))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("role keycloak"));
        assertThat(AnsibleObjections.of(site(
                        example().replace("# directories:\n", "directories:\n  program: /srv/a\n  kafka: /srv/k\n"))))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).contains("/opt/atrium"))
                .anySatisfy(
                        text -> assertThat(text).contains("directories.kafka").contains("mount"));
    }

    private static JsonNode variables(Installation site) throws Exception {
        return YAMLMapper.builder()
                .build()
                .readTree(AnsibleInventory.of(site, Path.of("/srv/bundle"), "root"))
                .at("/all/vars");
    }

    private static int megabytes(JsonNode variables, String name) {
        return Integer.parseInt(variables.path(name).asText().replaceAll("\\D", ""));
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
