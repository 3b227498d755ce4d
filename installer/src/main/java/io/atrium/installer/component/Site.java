package io.atrium.installer.component;

import com.sun.jna.Native;
import io.atrium.installer.home.Home;
import io.atrium.installer.home.Ports;
import io.atrium.installer.home.Programs;
import io.atrium.installer.home.Secrets;
import io.atrium.installer.process.Processes;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Set;

/**
 * Where the components of one installation live, and what they share.
 *
 * @param home the installation
 * @param programs what is run
 * @param secrets generated passwords
 * @param ports remembered ports
 * @param processes starts what has to be run while preparing
 * @param ingest properties of the ingest job that differ from the evaluation's, for a test; else empty
 * @param fixedPorts whether well-known ports are preferred (one evaluation a machine) to random ones (tests)
 */
public record Site(
        Home home,
        Programs programs,
        Secrets secrets,
        Ports ports,
        Processes processes,
        Map<String, String> ingest,
        PortChoice fixedPorts) {

    /** How ports are chosen the first time. */
    public enum PortChoice {
        WELL_KNOWN,
        RANDOM
    }

    private static final Map<String, Integer> WELL_KNOWN = Map.ofEntries(
            Map.entry("postgresql", 5432),
            Map.entry("kafka", 9092),
            Map.entry("kafka/controller", 9093),
            Map.entry("clickhouse", 8123),
            Map.entry("clickhouse/native", 9000),
            Map.entry("keycloak", 8180),
            Map.entry("keycloak/management", 9001),
            Map.entry("jobmanager", 8082),
            Map.entry("jobmanager/rpc", 6123),
            Map.entry("jobmanager/blob", 6124),
            Map.entry("server", 8080),
            Map.entry("server/management", 8090));

    /** A component's main port. */
    public int port(Component component) {
        return portNamed(component.id());
    }

    /** A component's main port, or 0 for one that nobody has to find. */
    public int portIfAny(Component component) {
        return WELL_KNOWN.containsKey(component.id()) ? port(component) : 0;
    }

    /** One more port of a component, such as {@code native} of ClickHouse. */
    public int port(Component component, String name) {
        return portNamed(component.id() + "/" + name);
    }

    private int portNamed(String name) {
        Integer preferred = WELL_KNOWN.get(name);
        if (preferred == null) {
            throw new IllegalArgumentException("no such port: " + name);
        }
        return ports.obtain(name, fixedPorts == PortChoice.WELL_KNOWN ? preferred : 0);
    }

    /** Finds every port of these components now, so that none of them is new later. */
    public void obtainPorts(Set<Component> components) {
        WELL_KNOWN.keySet().stream()
                .filter(name -> components.contains(Component.of(name.replaceAll("/.*", ""))))
                .sorted()
                .forEach(this::portNamed);
    }

    /** The file that remembers the ports. */
    public Path portsFile() {
        return home.conf("stack").resolve("ports.json");
    }

    public Path conf(Component component) {
        return home.conf(component.id());
    }

    public Path data(Component component) {
        return home.data(component.id());
    }

    public Path log(Component component) {
        return home.log(component.id());
    }

    /** The Java that runs us runs the components too. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The class path for a main class of the installer itself that needs JNA only. */
    public static String engineClassPath() {
        return codeSource(Site.class) + ":" + codeSource(Native.class);
    }

    private static Path codeSource(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("class path entry of " + type + " is not a file", e);
        }
    }
}
