package io.atrium.installer.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Http;
import io.atrium.installer.process.ProcessIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code up} and {@code down} and the supervisor, with real processes. Each test begins with a running stack. */
final class StackIT {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @TempDir
    private static Path root;

    private static CommandLineStack stack;

    @BeforeAll
    static void home() {
        stack = new CommandLineStack(root, "postgresql,kafka,clickhouse");
    }

    @BeforeEach
    void running() throws Exception {
        CommandLineStack.Answer answer = stack.up();
        assertThat(answer.code()).as(answer.output()).isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void aKilledComponentComesBackByItself() throws Exception {
        Status before = stack.status(Component.KAFKA);

        stack.kill(stack.process(Component.KAFKA));

        await().atMost(DEADLINE).untilAsserted(() -> {
            Status now = stack.status(Component.KAFKA);
            assertThat(now.state()).isEqualTo(State.READY);
            assertThat(now.process()).isNotEqualTo(before.process());
            assertThat(now.restarts()).isEqualTo(before.restarts() + 1);
            assertThat(now.lastError()).contains("ended unexpectedly");
        });
        assertThat(stack.found(Component.KAFKA)).hasSize(1);
    }

    @Test
    void upAgainChangesNothing() throws Exception {
        Map<Component, ProcessIdentity> before = stack.living();
        ProcessIdentity supervisor = stack.supervisor();

        CommandLineStack.Answer answer = stack.up();

        assertThat(answer.code()).isZero();
        assertThat(stack.living()).hasSize(3).isEqualTo(before);
        assertThat(stack.supervisor()).isEqualTo(supervisor);
    }

    @Test
    void upTakesOverWhatAKilledSupervisorLeft() throws Exception {
        Map<Component, ProcessIdentity> before = stack.living();
        ProcessIdentity supervisor = stack.supervisor();
        stack.kill(supervisor);
        stack.kill(stack.process(Component.POSTGRESQL));

        CommandLineStack.Answer answer = stack.up();

        assertThat(answer.code()).as(answer.output()).isZero();
        assertThat(stack.supervisor()).isNotEqualTo(supervisor);
        assertThat(stack.living()).containsEntry(Component.KAFKA, before.get(Component.KAFKA));
        assertThat(stack.living()).containsEntry(Component.CLICKHOUSE, before.get(Component.CLICKHOUSE));
        assertThat(stack.living().get(Component.POSTGRESQL)).isNotEqualTo(before.get(Component.POSTGRESQL));
        for (Component component : before.keySet()) {
            assertThat(stack.found(component))
                    .containsExactly(stack.process(component).pid());
        }
    }

    @Test
    void downEndsEveryProcessAndUpFindsTheDataAgain() throws Exception {
        ask("CREATE TABLE IF NOT EXISTS default.kept (n UInt8) ORDER BY n");
        ask("INSERT INTO default.kept SELECT 42 WHERE NOT EXISTS (SELECT 1 FROM default.kept)");
        List<ProcessIdentity> all = new ArrayList<>(stack.living().values());
        all.add(stack.supervisor());

        CommandLineStack.Answer down = stack.down();

        assertThat(down.code()).as(down.output()).isZero();
        assertThat(all).hasSize(4).noneMatch(ProcessIdentity::alive);
        assertThat(CommandLineStack.found(root.toString())).isEmpty();
        assertThat(stack.content().components()).extracting(Status::state).containsOnly(State.STOPPED);
        assertThat(stack.up().code()).isZero();
        assertThat(ask("SELECT n FROM default.kept")).isEqualTo("42\n");
    }

    @Test
    void aPortThatAStrangerTookMeanwhileIsReplaced() throws Exception {
        int before = stack.status(Component.POSTGRESQL).port();
        stack.down();
        CommandLineStack.Answer answer;
        try (ServerSocket stranger = new ServerSocket(before, 1, InetAddress.getLoopbackAddress())) {
            answer = stack.up();
            assertThat(stranger.isClosed()).isFalse();
        }

        assertThat(answer.code()).as(answer.output()).isZero();
        assertThat(answer.output()).contains("Port " + before + " (postgresql) is in use by process");
        assertThat(stack.status(Component.POSTGRESQL).port()).isNotEqualTo(before);
    }

    @Test
    void upStartsAnewOnlyWhatIsConfiguredOtherwise() throws Exception {
        Map<Component, ProcessIdentity> before = stack.living();
        stack.kill(stack.supervisor());
        stack.forget("clickhouse-platform");

        CommandLineStack.Answer answer = stack.up();

        assertThat(answer.code()).as(answer.output()).isZero();
        assertThat(before.get(Component.CLICKHOUSE)).isNotEqualTo(stack.process(Component.CLICKHOUSE));
        assertThat(before.get(Component.POSTGRESQL)).isEqualTo(stack.process(Component.POSTGRESQL));
        assertThat(before.get(Component.KAFKA)).isEqualTo(stack.process(Component.KAFKA));
        assertThat(stack.found(Component.CLICKHOUSE)).hasSize(1);
    }

    @Test
    void upWithFewerComponentsStopsTheOthersOnly() throws Exception {
        Map<Component, ProcessIdentity> before = stack.living();

        CommandLineStack.Answer answer = stack.up("postgresql,clickhouse");

        assertThat(answer.code()).as(answer.output()).isZero();
        assertThat(stack.living())
                .hasSize(2)
                .containsEntry(Component.POSTGRESQL, stack.process(Component.POSTGRESQL))
                .containsEntry(Component.CLICKHOUSE, stack.process(Component.CLICKHOUSE));
        assertThat(before).containsAllEntriesOf(stack.living());
        assertThat(before.get(Component.KAFKA)).isNotNull().matches(kafka -> !kafka.alive());
    }

    private static String ask(String sql) throws IOException, InterruptedException {
        int port = stack.status(Component.CLICKHOUSE).port();
        return new Http()
                .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                        .header("X-ClickHouse-User", "atrium_admin")
                        .header("X-ClickHouse-Key", stack.secret("clickhouse-admin"))
                        .POST(HttpRequest.BodyPublishers.ofString(sql)))
                .body();
    }
}
