package io.atrium.installer.install;

import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.atrium.installer.site.Installation;
import io.atrium.installer.site.Installation.Host;
import io.atrium.installer.site.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inventory of the collection, from a site file: one group a role. The public address is on the first host with the role server,
 * monitoring on the last host.
 */
final class AnsibleInventory {

    private static final int HTTPS = 443;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private AnsibleInventory() {}

    /** What the collection cannot do with a site, each in a sentence with a remedy. */
    static List<String> objections(Installation site) {
        List<String> objections = new ArrayList<>();
        for (Role role : Role.values()) {
            if (site.components().of(role).map(Installation.Component::external).orElse(false)) {
                objections.add("components." + role.id()
                        + " is external: the collection installs bundled components only." + " Set mode to bundled.");
            }
        }
        for (Role role : List.of(Role.POSTGRESQL, Role.CLICKHOUSE, Role.KEYCLOAK)) {
            if (site.with(role).size() > 1) {
                objections.add("hosts: more than one has the role " + role.id()
                        + ", and the collection knows one. Leave it to one host.");
            }
        }
        if (site.with(Role.KAFKA).size() % 2 == 0) {
            objections.add("hosts: " + site.with(Role.KAFKA).size() + " have the role kafka. Give it to 1, 3 or 5.");
        }
        if (site.tls().mode() == Installation.Certificates.CUSTOMER) {
            objections.add("tls.mode is customer: the collection makes certificates and an authority of its own."
                    + " Set it to bundled.");
        }
        if (!"https".equals(site.publicUrl().getScheme())) {
            objections.add("publicUrl begins with http, and the public address speaks TLS only. Begin it with https.");
        }
        return objections;
    }

    /**
     * The inventory's text.
     *
     * @param bundle the unpacked bundle on this machine
     * @param user who signs in to the hosts
     */
    static String of(Installation site, Path bundle, String user) throws IOException {
        Map<String, Object> hosts = new LinkedHashMap<>();
        for (Host host : site.hosts()) {
            hosts.put(host.name(), Map.of("ansible_host", host.address()));
        }
        Map<String, Object> variables = new LinkedHashMap<>();
        URI address = site.publicUrl();
        variables.put("ansible_user", user);
        variables.put("atrium_public_host", address.getHost());
        variables.put("atrium_public_port", address.getPort() < 0 ? HTTPS : address.getPort());
        variables.put("atrium_bundle_directory", bundle.toString());
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
                + YAML.writeValueAsString(Map.of("all", all));
    }

    private static Map<String, Object> group(List<Host> members) {
        Map<String, Object> hosts = new LinkedHashMap<>();
        members.forEach(host -> hosts.put(host.name(), Map.of()));
        return Map.of("hosts", hosts);
    }
}
