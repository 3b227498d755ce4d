package io.atrium.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code server.yaml}, see architecture.md section 3. Every section checks itself when it is built.
 *
 * @param platform the operator's own realm; absent: there is none, and nobody operates tenants through the API
 * @param federation which hosts tenants may connect Keycloak to; absent: none
 * @param transfer where exports and imports of tenants lie; absent: there are none
 * @param audit retention, anchors and forwarding of the audit log; absent: kept for a year, forwarded nowhere
 * @param tls whom connections that go out believe, beside the authorities that Java knows; absent: nobody else
 * @param retention of facts in the warehouse; absent: {@link Retention#USUAL}
 * @param supervisor the evaluation's supervisor, absent in production
 * @param evaluation tenants that are provisioned at start, absent in production
 */
public record ServerConfig(
        Http http,
        Management management,
        Web web,
        Postgresql postgresql,
        Kafka kafka,
        Clickhouse clickhouse,
        Keycloak keycloak,
        Flink flink,
        Security security,
        @Nullable Platform platform,
        @Nullable Federation federation,
        @Nullable Transfer transfer,
        @Nullable Audit audit,
        @Nullable Outgoing tls,
        @Nullable Retention retention,
        @Nullable Supervisor supervisor,
        @Nullable Evaluation evaluation) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    public ServerConfig {
        Require.present("http", http);
        Require.present("management", management);
        Require.present("web", web);
        Require.present("postgresql", postgresql);
        Require.present("kafka", kafka);
        Require.present("clickhouse", clickhouse);
        Require.present("keycloak", keycloak);
        Require.present("flink", flink);
        Require.present("security", security);
    }

    /**
     * Connections that this server opens: to Keycloak, ClickHouse, mail and syslog servers.
     *
     * @param caFile authorities of the customer, in PEM
     */
    public record Outgoing(Path caFile) {
        public Outgoing {
            Require.present("caFile", caFile);
        }
    }

    /** The section {@code federation}, or what holds without it. */
    public Federation federating() {
        return federation == null ? Federation.NONE : federation;
    }

    /** The section {@code audit}, or what holds without it. */
    public Audit auditing() {
        return audit == null ? Audit.USUAL : audit;
    }

    /**
     * The public listener.
     *
     * @param port 0 takes a free one
     * @param publicUrl what browsers use, whatever proxy stands before it
     * @param tls absent: plain HTTP, for a proxy on the same host
     * @param limits how often one caller may ask; absent: {@link Limits#DEFAULT}
     */
    public record Http(
            String host,
            int port,
            URI publicUrl,
            @Nullable Tls tls,
            @Nullable Limits limits) {
        public Http {
            Require.text("host", host);
            Require.port("port", port);
            publicUrl = Require.url("publicUrl", publicUrl);
            if (tls != null && !"https".equals(publicUrl.getScheme())) {
                throw new InvalidValueException(
                        "publicUrl", "is '" + publicUrl + "', but tls is on: it begins with https");
            }
        }
    }

    /**
     * The customer's certificate. Both files are PEM and are read again when they change.
     *
     * @param certificateFile the server's certificate first, then those between it and the customer's CA
     * @param keyFile its private key, PKCS#8 or PKCS#1, not encrypted, readable by the server alone
     */
    public record Tls(Path certificateFile, Path keyFile) {
        public Tls {
            Require.present("certificateFile", certificateFile);
            Require.present("keyFile", keyFile);
        }
    }

    /** How often one person and one program may ask. */
    public record Limits(Rate person, Rate service) {
        /** What a busy page or a busy program needs, with room. */
        public static final Limits DEFAULT = new Limits(new Rate(30, 300), new Rate(1_000, 5_000));

        public Limits {
            Require.present("person", person);
            Require.present("service", service);
        }
    }

    /**
     * A token bucket.
     *
     * @param perSecond requests a second in the long run
     * @param burst requests at once after a pause
     */
    public record Rate(int perSecond, int burst) {
        public Rate {
            if (perSecond < 1) {
                throw new InvalidValueException("perSecond", "is " + perSecond + ", less than 1");
            }
            if (burst < 1) {
                throw new InvalidValueException("burst", "is " + burst + ", less than 1");
            }
        }
    }

    /** The listener of operators: health and metrics, no sign-in, so it belongs on loopback or an inner network. */
    public record Management(String host, int port) {
        public Management {
            Require.text("host", host);
            Require.port("port", port);
        }
    }

    /** The built web application. */
    public record Web(Path directory) {
        public Web {
            Require.present("directory", directory);
        }
    }

    /**
     * The database.
     *
     * @param owner may change the schema; used by migrations only
     * @param server may read and write rows, never bypasses row-level security
     */
    public record Postgresql(String url, Credentials owner, Credentials server) {
        public Postgresql {
            if (!Require.text("url", url).startsWith("jdbc:postgresql:")) {
                throw new InvalidValueException(
                        "url", "is '" + url + "', not like jdbc:postgresql://host:port/database");
            }
            Require.present("owner", owner);
            Require.present("server", server);
        }
    }

    /**
     * The event log.
     *
     * @param clientFile a file with Kafka's own client properties, such as {@code security.protocol} and {@code ssl.truststore.location};
     *     absent: plain connections
     */
    public record Kafka(String bootstrapServers, @Nullable Path clientFile) {
        public Kafka {
            Require.text("bootstrapServers", bootstrapServers);
        }
    }

    /**
     * The warehouse.
     *
     * @param platform writes directory and slots; never asks for a tenant's figures
     * @param readers one slot a tenant, each sees its tenant only
     */
    public record Clickhouse(URI url, String database, Credentials platform, List<Credentials> readers) {
        public Clickhouse {
            url = Require.url("url", url);
            Require.matching("database", database, IDENTIFIER);
            Require.present("platform", platform);
            readers = List.copyOf(Require.present("readers", readers));
        }
    }

    /**
     * The identity provider.
     *
     * @param url how the server reaches it
     * @param publicUrl how browsers reach it, and what tokens carry as issuer
     */
    public record Keycloak(URI url, URI publicUrl, String adminUser, Path adminPasswordFile) {
        public Keycloak {
            url = Require.url("url", url);
            publicUrl = Require.url("publicUrl", publicUrl);
            Require.text("adminUser", adminUser);
            Require.present("adminPasswordFile", adminPasswordFile);
        }
    }

    /** The REST address of the JobManager. */
    public record Flink(URI url) {
        public Flink {
            url = Require.url("url", url);
        }
    }

    /**
     * Secrets of the server itself.
     *
     * @param encryptionKeyFile encrypts secrets that live in the database, such as the SMTP password
     */
    public record Security(Path encryptionKeyFile) {
        public Security {
            Require.present("encryptionKeyFile", encryptionKeyFile);
        }
    }

    /**
     * The realm of the operator's staff and programs.
     *
     * @param operationsSecretFile the secret of the client {@code atrium-platform}, for the command line
     * @param operatorPasswordFile the password of the evaluation's account {@code operator}; absent in production
     * @param auditSecretFile the secret of the client {@code atrium-platform-audit}, which reads the log of the installation from the
     *     command line; absent: there is no such client
     * @param auditorPasswordFile the password of the evaluation's account {@code platform-auditor}; absent in production
     * @param signingKeyFile the installation's own key, which signs proofs of erasure; made when it is not there. Absent:
     *     no tenant can be erased
     */
    public record Platform(
            Path operationsSecretFile,
            @Nullable Path operatorPasswordFile,
            @Nullable Path auditSecretFile,
            @Nullable Path auditorPasswordFile,
            @Nullable Path signingKeyFile) {
        public Platform {
            Require.present("operationsSecretFile", operationsSecretFile);
        }
    }

    /**
     * Where Keycloak may be made to connect to by the administrators of tenants: identity providers and LDAP servers.
     *
     * @param hosts {@code name}, {@code name:port} or {@code *.domain}; nothing else is reached
     * @param loopback whether a listed host may be this machine itself, for evaluation and tests; false when absent
     */
    public record Federation(List<String> hosts, @Nullable Boolean loopback) {
        private static final Pattern HOST = Pattern.compile(
                "(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?");

        /** What holds when nothing is said. */
        public static final Federation NONE = new Federation(List.of(), false);

        public Federation {
            hosts = List.copyOf(Require.present("hosts", hosts));
            hosts.forEach(host -> Require.matching("hosts", host, HOST));
        }
    }

    /**
     * Archives of tenants, on their way out or in.
     *
     * @param directory of the server's own; several servers share it
     * @param keepHours when an archive is removed after it was finished or uploaded; 72 when absent
     */
    public record Transfer(Path directory, @Nullable Integer keepHours) {
        private static final int USUAL_HOURS = 72;

        public Transfer {
            Require.present("directory", directory);
            if (keepHours != null && keepHours < 1) {
                throw new InvalidValueException("keepHours", "is " + keepHours + ", less than 1");
            }
        }

        /** How long an archive is kept. */
        public Duration keep() {
            return Duration.ofHours(keepHours == null ? USUAL_HOURS : keepHours);
        }
    }

    /**
     * The audit log.
     *
     * @param retentionDays how long records stay, 184 at least; 365 when absent
     * @param tenantRetentionDays other numbers of days, by tenant
     * @param anchorsFile where the ends of the chains are written down, outside the database
     * @param syslog where records are forwarded to
     */
    public record Audit(
            @Nullable Integer retentionDays,
            @Nullable Map<String, Integer> tenantRetentionDays,
            @Nullable Path anchorsFile,
            @Nullable Syslog syslog) {
        private static final int LEAST_DAYS = 184;
        private static final int USUAL_DAYS = 365;

        /** What holds when nothing is said. */
        public static final Audit USUAL = new Audit(USUAL_DAYS, Map.of(), null, null);

        public Audit {
            tenantRetentionDays = tenantRetentionDays == null ? Map.of() : Map.copyOf(tenantRetentionDays);
            requireDays("retentionDays", retentionDays);
            tenantRetentionDays.values().forEach(days -> requireDays("tenantRetentionDays", days));
        }

        /** How long the records of a tenant stay, in days. */
        public int retention(String tenant) {
            Integer own = tenantRetentionDays == null ? null : tenantRetentionDays.get(tenant);
            Integer days = own == null ? retentionDays : own;
            return days == null ? USUAL_DAYS : days;
        }

        private static void requireDays(String key, @Nullable Integer days) {
            if (days != null && days < LEAST_DAYS) {
                throw new InvalidValueException(key, "is " + days + ", less than " + LEAST_DAYS + " days");
            }
        }
    }

    /** The section {@code retention}, or what holds without it. */
    public Retention retaining() {
        return retention == null ? Retention.USUAL : retention;
    }

    /**
     * How facts leave the warehouse; how long they are kept is each tenant's own.
     *
     * @param graceHours how long a shorter retention can be taken back before anything is removed
     */
    public record Retention(int graceHours) {
        /** A day. */
        public static final Retention USUAL = new Retention(24);

        public Retention {
            if (graceHours < 0) {
                throw new InvalidValueException("graceHours", "is " + graceHours + ", below 0");
            }
        }
    }

    /**
     * A syslog server that takes RFC 5424 messages with CEF in them.
     *
     * @param transport {@code tls} unless given; {@code tcp} and {@code udp} for networks that are protected otherwise
     * @param caFile certificates in PEM that the server's own must come from; absent: those that Java knows
     */
    public record Syslog(
            String host,
            int port,
            @Nullable String transport,
            @Nullable Path caFile) {
        private static final Pattern TRANSPORT = Pattern.compile("tls|tcp|udp");

        public Syslog {
            Require.text("host", host);
            Require.port("port", port);
            if (transport != null) {
                Require.matching("transport", transport, TRANSPORT);
            }
        }

        /** {@code tls}, {@code tcp} or {@code udp}. */
        public String protocol() {
            return transport == null ? "tls" : transport;
        }
    }

    /**
     * The evaluation's supervisor.
     *
     * @param stackFile its {@code run/stack.json}
     */
    public record Supervisor(Path stackFile) {
        public Supervisor {
            Require.present("stackFile", stackFile);
        }
    }

    /**
     * Tenants that exist from the first start on.
     *
     * @param simulationProgress where the simulator says how far it is; null: nothing is simulated
     */
    public record Evaluation(
            List<EvaluationTenant> tenants, @Nullable Path simulationProgress) {
        public Evaluation {
            tenants = List.copyOf(Require.present("tenants", tenants));
        }
    }
}
