package io.atrium.installer.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.component.Component;
import io.atrium.installer.stack.StackPlan.Adopt;
import io.atrium.installer.stack.StackPlan.Replace;
import io.atrium.installer.stack.StackPlan.Start;
import io.atrium.installer.stack.StackPlan.Stop;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StackPlanTest {

    private static final Set<Component> WANTED =
            EnumSet.of(Component.POSTGRESQL, Component.KEYCLOAK, Component.CLICKHOUSE, Component.WAREHOUSE);

    @Test
    void startsEverythingInOrderWhenNothingRuns() {
        StackPlan plan = StackPlan.of(WANTED, List.of(), component -> Optional.of("same"));
        assertThat(plan.operations())
                .containsExactly(
                        new Start(Component.POSTGRESQL),
                        new Start(Component.KEYCLOAK),
                        new Start(Component.CLICKHOUSE),
                        new Start(Component.WAREHOUSE));
    }

    @Test
    void takesOverWhatRunsFromTheSame() {
        StackPlan plan = StackPlan.of(
                WANTED, living(Component.CLICKHOUSE, Component.POSTGRESQL), component -> Optional.of("same"));
        assertThat(plan.operations())
                .containsExactly(
                        new Adopt(Component.POSTGRESQL),
                        new Start(Component.KEYCLOAK),
                        new Adopt(Component.CLICKHOUSE),
                        new Start(Component.WAREHOUSE));
    }

    @Test
    void endsWhatHasChangedOrIsNotWantedBeforeAnythingElseAndBackwards() {
        StackPlan plan = StackPlan.of(
                WANTED,
                living(Component.POSTGRESQL, Component.KEYCLOAK, Component.CLICKHOUSE, Component.KAFKA),
                component -> Optional.of(component == Component.POSTGRESQL ? "same" : "other"));
        assertThat(plan.operations())
                .containsExactly(
                        new Stop(Component.KAFKA),
                        new Replace(Component.CLICKHOUSE),
                        new Replace(Component.KEYCLOAK),
                        new Adopt(Component.POSTGRESQL),
                        new Start(Component.WAREHOUSE));
    }

    @Test
    void leavesAloneWhatCouldNotBeStartedAgain() {
        StackPlan plan = StackPlan.of(
                EnumSet.of(Component.POSTGRESQL), living(Component.POSTGRESQL), component -> Optional.empty());
        assertThat(plan.operations()).containsExactly(new Adopt(Component.POSTGRESQL));
    }

    private static List<Status> living(Component... components) {
        return Arrays.stream(components)
                .map(component -> Status.waiting(component, Instant.EPOCH).from("same"))
                .toList();
    }
}
