package io.atrium.installer.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Http;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlinkIT {

    @Test
    void aKilledTaskManagerIsReplacedAndNobodyElsewhereReachesIt(@TempDir Path home) throws Exception {
        try (LocalStack stack = LocalStack.start(home, EnumSet.of(Component.TASKMANAGER))) {
            stack.kill(Component.TASKMANAGER);
            stack.restart(Component.TASKMANAGER);
            String overview = new Http()
                    .get("http://127.0.0.1:" + stack.port(Component.JOBMANAGER) + "/overview")
                    .body();
            assertThat(overview).contains("\"taskmanagers\":1", "\"slots-total\":4");
            for (Component component : EnumSet.of(Component.JOBMANAGER, Component.TASKMANAGER)) {
                assertThat(Listening.beyondLoopback(stack.processId(component)))
                        .as(component.id())
                        .isEmpty();
            }
        }
    }
}
