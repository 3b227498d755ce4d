package io.atrium.server.health;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * All components.
 *
 * @param checkedAt when this was put together
 */
record HealthReport(ComponentState status, Instant checkedAt, List<ComponentHealth> components) {
    /** Without these, nothing works. */
    private static final Set<String> VITAL = Set.of("server", "postgresql", "keycloak");

    HealthReport {
        components = List.copyOf(components);
    }

    static HealthReport of(Instant checkedAt, List<ComponentHealth> components) {
        return new HealthReport(overall(components), checkedAt, components);
    }

    private static ComponentState overall(List<ComponentHealth> components) {
        if (components.stream().anyMatch(one -> VITAL.contains(one.id()) && one.state() == ComponentState.DOWN)) {
            return ComponentState.DOWN;
        }
        boolean troubled = components.stream()
                .anyMatch(one -> one.state() == ComponentState.DOWN || one.state() == ComponentState.DEGRADED);
        if (troubled) {
            return ComponentState.DEGRADED;
        }
        boolean complete = components.stream().allMatch(one -> one.state() == ComponentState.UP);
        return complete ? ComponentState.UP : ComponentState.UNKNOWN;
    }
}
