package io.atrium.installer.cli;

import io.atrium.installer.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** What follows from a remembered port that another program holds now. */
sealed interface PortFinding {

    /** The port's name, such as {@code clickhouse/native}. */
    String name();

    int port();

    /** Only components know this port: another one is found. */
    record Moved(String name, int port) implements PortFinding {}

    /** The port is part of an address that people know and of what Keycloak signs: it does not move by itself. */
    record Blocked(String name, int port) implements PortFinding {}

    /** What to do with ports of addresses that people know. */
    enum Addresses {
        KEEP,
        MOVE
    }

    /** Components whose main port people have in their bookmarks. */
    Set<Component> KNOWN_TO_PEOPLE = Set.of(Component.SERVER, Component.KEYCLOAK);

    /**
     * Compares what is remembered with who listens now.
     *
     * @param remembered port by name
     * @param starting the components that are about to be started; those that run already hold their ports themselves
     * @param free whether nobody listens on a port
     */
    static List<PortFinding> of(
            Map<String, Integer> remembered, Set<Component> starting, IntPredicate free, Addresses addresses) {
        List<PortFinding> findings = new ArrayList<>();
        new TreeMap<>(remembered).forEach((name, port) -> {
            Component component = Component.of(name.replaceAll("/.*", ""));
            if (!starting.contains(component) || free.test(port)) {
                return;
            }
            boolean known = KNOWN_TO_PEOPLE.contains(component) && name.equals(component.id());
            findings.add(known && addresses == Addresses.KEEP ? new Blocked(name, port) : new Moved(name, port));
        });
        return List.copyOf(findings);
    }
}
