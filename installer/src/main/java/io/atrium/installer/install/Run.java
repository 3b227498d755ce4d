package io.atrium.installer.install;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One use of the engine, with everything that its steps follow from: whoever goes on with it after a crash makes the same steps of it.
 *
 * @param id unique
 * @param target the target's id
 * @param from what is installed before; null for a first installation
 * @param to what is installed after; null when it is removed
 * @param options the target's own
 * @param steps ids of the steps, in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Run(
        String id,
        Instant begun,
        Operation operation,
        String target,
        @Nullable ReleaseId from,
        @Nullable ReleaseId to,
        Map<String, String> options,
        List<String> steps) {

    Run {
        options = Map.copyOf(options);
        steps = List.copyOf(steps);
    }

    Run with(List<String> chosen) {
        return new Run(id, begun, operation, target, from, to, options, chosen);
    }

    String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    /** The release before; only asked of a run that has one. */
    ReleaseId before() {
        if (from == null) {
            throw new IllegalStateException("nothing is installed before a first installation");
        }
        return from;
    }

    /** The release after; only asked of a run that has one. */
    ReleaseId after() {
        if (to == null) {
            throw new IllegalStateException("nothing is installed after a removal");
        }
        return to;
    }

    /** What it does, for people. */
    String title() {
        return switch (operation) {
            case INSTALL -> "install " + to;
            case UPGRADE -> "upgrade " + from + " to " + to;
            case ROLLBACK -> "roll back " + from + " to " + to;
            case UNINSTALL -> "remove " + from;
        };
    }
}
