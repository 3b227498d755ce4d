package io.atrium.installer.install;

import io.atrium.installer.site.Installation;
import io.atrium.installer.site.Installation.Host;
import io.atrium.installer.site.Role;
import io.atrium.installer.sizing.Size;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a site file the collection has variables for. Memory follows from the sums of {@code atrium size}: a process gets a share of its
 * role's memory, and never less than the role's own default; the rest is what Java takes beside its heap and what the system caches.
 */
final class AnsibleVariables {

    static final Path PROGRAMS = Path.of("/opt/atrium");
    static final Path DATA = Path.of("/var/lib/atrium");

    private static final int HTTPS = 443;
    private static final double MEBIBYTES = 1024;
    /** Of the roles that are one Java process each. */
    private static final double HEAP = 0.6;
    /** A broker reads and writes through the system's cache. */
    private static final double BROKER_HEAP = 0.45;
    /** The rest is for merges and caches of the system. */
    private static final double WAREHOUSE = 0.75;
    /** PostgreSQL's own rule for its shared memory. */
    private static final double SHARED_BUFFERS = 0.25;
    /** The JobManager, and both processes beside their heaps. */
    private static final double FLINK_BESIDE = 1150;
    /** Below half of what is reckoned the preflight fails too. */
    private static final double LEAST = 0.5;

    private final Installation site;
    private final Size size;

    AnsibleVariables(Installation site) {
        this.site = site;
        this.size = Size.of(site.sizing().load());
    }

    /** Those of all hosts. */
    Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        URI address = site.publicUrl();
        all.put("atrium_public_host", address.getHost());
        all.put("atrium_public_port", address.getPort() < 0 ? HTTPS : address.getPort());
        all.put("atrium_server_heap", heap(Role.SERVER, HEAP, 512));
        all.put("atrium_keycloak_heap", heap(Role.KEYCLOAK, HEAP, 512));
        all.put("atrium_kafka_heap", heap(Role.KAFKA, BROKER_HEAP, 512));
        all.put("atrium_clickhouse_memory_megabytes", share(Role.CLICKHOUSE, WAREHOUSE, 1500));
        all.put("atrium_postgresql_shared_buffers", share(Role.POSTGRESQL, SHARED_BUFFERS, 256) + "MB");
        all.put("atrium_flink_task_heap_megabytes", Math.max(576, (int) (memory(Role.FLINK) - FLINK_BESIDE)));
        Path flink = site.directories().named().get(Role.FLINK);
        if (flink != null) {
            all.put("atrium_flink_state_directory", flink.resolve("state").toString());
        }
        Path server = site.directories().named().get(Role.SERVER);
        if (server != null) {
            all.put(
                    "atrium_server_transfer_directory",
                    server.resolve("transfer").toString());
        }
        all.putAll(certificate());
        Installation.Ldap ldap = site.ldap();
        if (ldap != null) {
            all.put("atrium_server_federation_hosts", List.of(ldap.url().getAuthority()));
        }
        return all;
    }

    /** That of the public address; hosts know each other by certificates of the installation's own all the same. */
    private Map<String, Object> certificate() {
        Installation.Tls tls = site.tls();
        Map<String, Object> given = new LinkedHashMap<>();
        if (tls.certificateFile() != null && tls.keyFile() != null) {
            given.put("atrium_proxy_certificate_file", absolute(tls.certificateFile()));
            given.put("atrium_proxy_key_file", absolute(tls.keyFile()));
        }
        if (tls.caFile() != null) {
            given.put("atrium_proxy_ca_file", absolute(tls.caFile()));
        }
        return given;
    }

    /** Playbooks run in a folder of their own. */
    private static String absolute(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    /** Those of one host. */
    Map<String, Object> of(Host host) {
        double needed =
                MEBIBYTES + host.roles().stream().mapToDouble(this::memory).sum();
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("ansible_host", host.address());
        own.put("atrium_preflight_memory_megabytes", (int) (needed * LEAST));
        return own;
    }

    private String heap(Role role, double part, int least) {
        return share(role, part, least) + "m";
    }

    private int share(Role role, double part, int least) {
        return Math.max(least, (int) (memory(role) * part));
    }

    /** MiB. */
    private double memory(Role role) {
        return size.role(role).memory().value() * MEBIBYTES;
    }
}
