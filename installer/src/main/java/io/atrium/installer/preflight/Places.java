package io.atrium.installer.preflight;

import io.atrium.installer.site.Installation;
import io.atrium.installer.site.Role;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a site file names: hosts and files, each with where it is named. */
final class Places {

    private Places() {}

    /** Names of hosts, with the path in the file. */
    static Map<String, String> hosts(Installation site) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(site.publicUrl().getHost(), "publicUrl");
        site.hosts().forEach(host -> names.putIfAbsent(host.address(), "hosts, " + host.name()));
        for (Map.Entry<String, Installation.Component> component :
                external(site).entrySet()) {
            for (String one : component.getValue().where().split(",", -1)) {
                names.putIfAbsent(host(one), "components." + component.getKey());
            }
        }
        Optional.ofNullable(site.smtp()).ifPresent(smtp -> names.putIfAbsent(smtp.host(), "smtp"));
        Optional.ofNullable(site.ldap())
                .ifPresent(ldap -> names.putIfAbsent(ldap.url().getHost(), "ldap"));
        Optional.ofNullable(site.ntp())
                .ifPresent(ntp -> ntp.servers().forEach(server -> names.putIfAbsent(host(server), "ntp")));
        Optional.ofNullable(site.kubernetes())
                .ifPresent(cluster ->
                        names.putIfAbsent(host(cluster.registry().replaceAll("/.*", "")), "kubernetes.registry"));
        return names;
    }

    /** What the customer brings, by name. */
    static Map<String, Installation.Component> external(Installation site) {
        Map<String, Installation.Component> all = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            site.components()
                    .of(role)
                    .filter(Installation.Component::external)
                    .ifPresent(component -> all.put(role.id(), component));
        }
        return all;
    }

    private static String host(String address) {
        return address.contains("://")
                ? Optional.ofNullable(URI.create(address).getHost()).orElse(address)
                : address.replaceAll(":\\d+$", "");
    }

    /** Files of authorities, with the path in the file. */
    static Map<Path, String> authorities(Installation site) {
        Map<Path, String> files = new LinkedHashMap<>();
        external(site).forEach((name, component) -> add(files, component.caFile(), "components." + name));
        add(files, site.tls().caFile(), "tls");
        Optional.ofNullable(site.smtp()).ifPresent(smtp -> add(files, smtp.caFile(), "smtp"));
        Optional.ofNullable(site.ldap()).ifPresent(ldap -> add(files, ldap.caFile(), "ldap"));
        return files;
    }

    /** Files of passwords, with the path in the file. */
    static Map<Path, String> secrets(Installation site) {
        Map<Path, String> files = new LinkedHashMap<>();
        external(site).forEach((name, component) -> add(files, component.secretFile(), "components." + name));
        Optional.ofNullable(site.smtp()).ifPresent(smtp -> add(files, smtp.secretFile(), "smtp"));
        Optional.ofNullable(site.ldap()).ifPresent(ldap -> add(files, ldap.secretFile(), "ldap"));
        return files;
    }

    private static void add(Map<Path, String> files, @Nullable Path file, String where) {
        if (file != null) {
            files.putIfAbsent(file, where);
        }
    }

    /** Addresses that speak HTTP. */
    static List<URI> http(Installation site) {
        List<URI> all = new ArrayList<>();
        external(site).forEach((name, component) -> {
            if (component.where().contains("://")) {
                all.add(URI.create(component.where()));
            }
        });
        return all;
    }
}
