package io.atrium.installer.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class ComponentTest {

    @Test
    void theOrderOfDeclarationIsAnOrderOfStarting() {
        for (Component component : Component.values()) {
            assertThat(component.startsAfter()).allMatch(need -> need.compareTo(component) < 0);
        }
    }

    @Test
    void whatIsNeededComesAlong() {
        assertThat(Component.closure(Set.of(Component.KEYCLOAK)))
                .containsExactlyInAnyOrder(Component.KEYCLOAK, Component.POSTGRESQL);
        assertThat(Component.closure(Set.of(Component.INGEST)))
                .contains(Component.CLICKHOUSE, Component.JOBMANAGER)
                .doesNotContain(Component.SERVER);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Component.of("redis")).hasMessageContaining("postgresql, keycloak");
    }
}
