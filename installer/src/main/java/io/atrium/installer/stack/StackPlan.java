package io.atrium.installer.stack;

import io.atrium.installer.component.Component;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a supervisor does with each component when it begins: decided here from what is wanted and what an earlier one
 * left, carried out by {@link Stack}.
 *
 * @param operations processes that end first, in the reverse order of starting; then the others in the order of starting
 */
record StackPlan(List<Operation> operations) {

    StackPlan {
        operations = List.copyOf(operations);
    }

    /** One step. */
    sealed interface Operation {
        Component component();
    }

    /** Nothing of it runs. */
    record Start(Component component) implements Operation {}

    /** It runs, from the same programs and configuration: it is watched from now on, once it has answered. */
    record Adopt(Component component) implements Operation {}

    /** It runs, but from other programs or configuration than it would be started from now. */
    record Replace(Component component) implements Operation {}

    /** It runs, but is not wanted any more. */
    record Stop(Component component) implements Operation {}

    /**
     * @param wanted complete: with everything that the wanted components need
     * @param living what still runs of what an earlier supervisor started
     * @param fingerprint what a component would be started from now; empty when that cannot be told, and then a
     *     component that runs is left alone: it could not be started again
     */
    static StackPlan of(Set<Component> wanted, List<Status> living, Function<Component, Optional<String>> fingerprint) {
        Map<Component, Operation> ending = new EnumMap<>(Component.class);
        Map<Component, Operation> others = new EnumMap<>(Component.class);
        wanted.forEach(component -> others.put(component, new Start(component)));
        for (Status status : living) {
            Component component = status.component();
            if (!wanted.contains(component)) {
                ending.put(component, new Stop(component));
            } else if (isChanged(status, fingerprint.apply(component))) {
                ending.put(component, new Replace(component));
                others.remove(component);
            } else {
                others.put(component, new Adopt(component));
            }
        }
        List<Operation> all = new ArrayList<>();
        ending.values().forEach(operation -> all.add(0, operation));
        all.addAll(others.values());
        return new StackPlan(all);
    }

    private static boolean isChanged(Status status, Optional<String> now) {
        return now.isPresent() && !now.orElseThrow().equals(status.fingerprint());
    }
}
