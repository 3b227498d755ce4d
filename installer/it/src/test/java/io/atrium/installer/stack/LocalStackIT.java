package io.atrium.installer.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.component.Component;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalStackIT {

    @Test
    void postgresqlAndKafkaComeBackAfterAKillAndInTheSameHome(@TempDir Path home) throws Exception {
        EnumSet<Component> both = EnumSet.of(Component.POSTGRESQL, Component.KAFKA);
        int postgresql;
        try (LocalStack stack = LocalStack.start(home, both)) {
            postgresql = stack.port(Component.POSTGRESQL);
            stack.kill(Component.POSTGRESQL);
            stack.restart(Component.POSTGRESQL);
            stack.kill(Component.KAFKA);
            stack.restart(Component.KAFKA);
        }
        try (LocalStack again = LocalStack.start(home, both)) {
            assertThat(again.port(Component.POSTGRESQL)).isEqualTo(postgresql);
        }
    }
}
