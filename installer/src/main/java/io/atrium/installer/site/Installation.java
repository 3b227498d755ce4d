package io.atrium.installer.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code site.yaml} says. The text of a password is never in it.
 *
 * @param version the version of the format
 * @param hosts none for a cluster; of target host this machine, with every role
 */
public record Installation(
        int version,
        String name,
        URI publicUrl,
        Target target,
        Sizing sizing,
        List<Host> hosts,
        Directories directories,
        Components components,
        Tls tls,
        @Nullable Smtp smtp,
        @Nullable Ldap ldap,
        @Nullable Ntp ntp,
        @Nullable Kubernetes kubernetes) {

    @SuppressWarnings("NullAway") // Jackson gives null for what the file leaves out.
    public Installation {
        hosts = hosts == null ? usual(target) : List.copyOf(hosts);
        directories = directories == null ? Directories.USUAL : directories;
        components = components == null ? Components.BUNDLED : components;
        tls = tls == null ? Tls.NONE : tls;
    }

    /** A trial on this machine, as a site file would describe it. */
    public static Installation trial(URI publicUrl, Path programs, Path data) {
        return new Installation(
                1,
                "trial",
                publicUrl,
                Target.HOST,
                new Sizing(Profile.S.name(), null, null),
                List.of(Host.HERE),
                new Directories(programs, data, null, null, null, null, null),
                Components.BUNDLED,
                Tls.NONE,
                null,
                null,
                null,
                null);
    }

    private static List<Host> usual(Target target) {
        return target == Target.HOST ? List.of(Host.HERE) : List.of();
    }

    /** What it is installed on. */
    public enum Target {
        /** This machine alone, for a trial. */
        HOST,
        HOSTS,
        KUBERNETES;

        /** The name in files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A profile, or both numbers. */
    public record Sizing(
            @Nullable String profile,
            @Nullable Integer members,
            @Nullable Integer eventsPerSecond) {

        /** What that means in numbers. */
        public Load load() {
            if (members != null && eventsPerSecond != null) {
                return new Load(members, eventsPerSecond);
            }
            if (profile == null) {
                throw new IllegalArgumentException("sizing: a profile, or members and eventsPerSecond");
            }
            return Profile.valueOf(profile).load();
        }
    }

    /** A machine. */
    public record Host(String name, String address, List<Role> roles) {

        /** This machine, when it has every role. */
        static final Host HERE = new Host("this-host", "127.0.0.1", List.of(Role.values()));

        public Host {
            roles = List.copyOf(roles);
        }
    }

    /**
     * Where programs and data lie; null for the usual place.
     *
     * @param data of target host, which keeps all its data in one folder
     */
    public record Directories(
            @Nullable Path program,
            @Nullable Path data,
            @Nullable Path server,
            @Nullable Path postgresql,
            @Nullable Path kafka,
            @Nullable Path clickhouse,
            @Nullable Path flink) {

        static final Directories USUAL = new Directories(null, null, null, null, null, null, null);

        private static final Path PROGRAM = Path.of("/opt/atrium");
        private static final Path DATA = Path.of("/var/lib/atrium");

        public Path programs() {
            return program == null ? PROGRAM : program;
        }

        /** The folder of all data of target host. */
        public Path allData() {
            return data == null ? DATA : data;
        }

        /** Those of single roles that were named, by role. */
        public Map<Role, Path> named() {
            Map<Role, Path> named = new EnumMap<>(Role.class);
            for (Role role : Role.values()) {
                of(role).filter(folder -> !folder.equals(allData().resolve(role.id())))
                        .ifPresent(folder -> named.put(role, folder));
            }
            return named;
        }

        /** Where a role keeps its data; Keycloak has none, its data is in PostgreSQL. */
        public Optional<Path> of(Role role) {
            return switch (role) {
                case SERVER -> chosen(server, role);
                case POSTGRESQL -> chosen(postgresql, role);
                case KAFKA -> chosen(kafka, role);
                case CLICKHOUSE -> chosen(clickhouse, role);
                case FLINK -> chosen(flink, role);
                case KEYCLOAK -> Optional.empty();
            };
        }

        private Optional<Path> chosen(@Nullable Path named, Role role) {
            return Optional.of(named == null ? allData().resolve(role.id()) : named);
        }
    }

    /** Who brings a component. */
    public enum Mode {
        BUNDLED,
        EXTERNAL
    }

    /** The stores, and who signs people in. */
    public record Components(Component postgresql, Component kafka, Component clickhouse, Component keycloak) {

        static final Components BUNDLED =
                new Components(Component.BUNDLED, Component.BUNDLED, Component.BUNDLED, Component.BUNDLED);

        /** The component of a role, for those that a customer may bring. */
        public Optional<Component> of(Role role) {
            return switch (role) {
                case POSTGRESQL -> Optional.of(postgresql);
                case KAFKA -> Optional.of(kafka);
                case CLICKHOUSE -> Optional.of(clickhouse);
                case KEYCLOAK -> Optional.of(keycloak);
                case SERVER, FLINK -> Optional.empty();
            };
        }
    }

    /**
     * A component.
     *
     * @param address of one that the customer brings
     * @param mechanism how an account signs in to Kafka
     */
    public record Component(
            Mode mode,
            @Nullable String address,
            @Nullable String database,
            @Nullable String account,
            @Nullable Path secretFile,
            @Nullable String mechanism,
            @Nullable Path caFile) {

        static final Component BUNDLED = new Component(Mode.BUNDLED, null, null, null, null, null, null);

        public boolean external() {
            return mode == Mode.EXTERNAL;
        }

        /** Its address; only asked of one that the customer brings. */
        public String where() {
            if (address == null) {
                throw new IllegalStateException("a bundled component has no address");
            }
            return address;
        }

        public String databaseName() {
            return database == null ? "atrium" : database;
        }
    }

    /** Where the certificate comes from. */
    public enum Certificates {
        /** There is none: target host is reached over loopback. */
        NONE,
        BUNDLED,
        CUSTOMER
    }

    /** The certificate of the public address. */
    public record Tls(
            Certificates mode,
            @Nullable Path certificateFile,
            @Nullable Path keyFile,
            @Nullable Path caFile) {

        static final Tls NONE = new Tls(Certificates.NONE, null, null, null);
    }

    /** How mail is protected on its way. */
    public enum Security {
        NONE,
        STARTTLS,
        TLS;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The mail server. */
    public record Smtp(
            String host,
            int port,
            Security security,
            String from,
            @Nullable String account,
            @Nullable Path secretFile,
            @Nullable Path caFile) {}

    /** A directory server. */
    public record Ldap(
            URI url,
            String bindDn,
            Path secretFile,
            String baseDn,
            @Nullable Path caFile) {}

    /** What clocks are compared with. */
    public record Ntp(@JsonProperty("servers") List<String> servers) {
        public Ntp {
            servers = List.copyOf(servers);
        }
    }

    /** For a cluster. */
    public record Kubernetes(String registry, @Nullable String namespace) {}

    /** The hosts that have a role. */
    public List<Host> with(Role role) {
        return hosts.stream().filter(host -> host.roles().contains(role)).toList();
    }
}
