package io.atrium.installer.install;

import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.atrium.installer.bundle.Digest;
import io.atrium.installer.site.Installation;
import io.atrium.installer.site.Installation.Host;
import io.atrium.installer.site.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inventory of the collection, from a site file: one group a role. The public address is on the first host with the role server,
 * monitoring on the last host.
 */
final class AnsibleInventory {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private AnsibleInventory() {}

    /**
     * The inventory's text.
     *
     * @param bundle the unpacked bundle on this machine
     * @param user who signs in to the hosts
     */
    static String of(Installation site, Path bundle, String user) throws IOException {
        AnsibleVariables handed = new AnsibleVariables(site);
        Map<String, Object> hosts = new LinkedHashMap<>();
        for (Host host : site.hosts()) {
            hosts.put(host.name(), handed.of(host));
        }
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("ansible_user", user);
        variables.put("atrium_bundle_directory", bundle.toString());
        variables.putAll(handed.all());
        Map<String, Object> groups = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            groups.put(role.id(), group(site.with(role)));
        }
        groups.put("proxy", group(site.with(Role.SERVER).subList(0, 1)));
        groups.put(
                "monitoring",
                group(site.hosts().subList(site.hosts().size() - 1, site.hosts().size())));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("hosts", hosts);
        all.put("vars", variables);
        all.put("children", groups);
        return "# Written by atrium install from site.yaml; the next run writes it again.\n"
                + certificate(site)
                + YAML.writeValueAsString(Map.of("all", all));
    }

    /** A certificate that was renewed has the same path: by this the next installation sees that the hosts have another. */
    private static String certificate(Installation site) throws IOException {
        Path file = site.tls().certificateFile();
        return file == null ? "" : "# The public certificate has the SHA-256 " + Digest.of(file) + ".\n";
    }

    private static Map<String, Object> group(List<Host> members) {
        Map<String, Object> hosts = new LinkedHashMap<>();
        members.forEach(host -> hosts.put(host.name(), Map.of()));
        return Map.of("hosts", hosts);
    }
}
