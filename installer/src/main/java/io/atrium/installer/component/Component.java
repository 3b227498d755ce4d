package io.atrium.installer.component;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The components of the evaluation stack. The order of declaration is a valid order of starting. */
public enum Component {
    POSTGRESQL,
    KEYCLOAK,
    CLICKHOUSE,
    KAFKA,
    JOBMANAGER,
    TASKMANAGER,
    WAREHOUSE,
    INGEST,
    SERVER,
    SIMULATOR;

    /** What must be ready before this starts. */
    public List<Component> startsAfter() {
        return switch (this) {
            case POSTGRESQL, CLICKHOUSE, KAFKA, JOBMANAGER -> List.of();
            case KEYCLOAK -> List.of(POSTGRESQL);
            case TASKMANAGER -> List.of(JOBMANAGER);
            case WAREHOUSE -> List.of(CLICKHOUSE);
            case INGEST -> List.of(KAFKA, WAREHOUSE, TASKMANAGER);
            case SERVER -> List.of(POSTGRESQL, KAFKA, CLICKHOUSE, KEYCLOAK, WAREHOUSE);
            case SIMULATOR -> List.of(INGEST, SERVER);
        };
    }

    /** Whether a start is not over before this is ready too. */
    public boolean awaited() {
        return this != SIMULATOR;
    }

    /** The name in folders, ports and on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The component of that name. */
    public static Component of(String id) {
        for (Component component : values()) {
            if (component.id().equals(id)) {
                return component;
            }
        }
        throw new IllegalArgumentException("unknown component: " + id + "; there are "
                + String.join(
                        ", ", List.of(values()).stream().map(Component::id).toList()));
    }

    /** These components and everything that they need. */
    public static Set<Component> closure(Set<Component> wanted) {
        EnumSet<Component> all = EnumSet.noneOf(Component.class);
        for (Component component : wanted) {
            all.add(component);
            all.addAll(closure(Set.copyOf(component.startsAfter())));
        }
        return all;
    }
}
