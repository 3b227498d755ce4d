package io.atrium.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.atrium.contract.ActorKind;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.EventFamily;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.contract.UsageEvent;
import io.atrium.installer.component.Component;
import io.atrium.server.eventlog.Brokers;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.EventLogConfig;
import io.atrium.server.storage.CrossTenantScope;
import io.atrium.server.testing.TestStack;
import io.atrium.server.testing.TopicReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxIT {

    private static TestStack stack;
    private static EventLog eventLog;
    private static TopicReader topics;

    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start(@TempDir Path home) throws IOException, InterruptedException {
        stack = TestStack.start(home, EnumSet.of(Component.POSTGRESQL, Component.KAFKA));
        eventLog = new EventLog(
                new EventLogConfig(
                        Brokers.plain(stack.bootstrapServers()),
                        EventLogConfig.DEFAULT_BYTES_IN_FLIGHT,
                        Duration.ofSeconds(4)),
                new SimpleMeterRegistry());
        topics = new TopicReader(stack.bootstrapServers());
    }

    @AfterAll
    static void stop() throws IOException {
        eventLog.close();
        stack.close();
    }

    @BeforeEach
    void givenAnEmptyOutbox() {
        stack.database().<Integer>inTenant(tenant, handle -> handle.execute("delete from outbox"));
    }

    @Test
    void publishesWhatWasCommittedAndNothingElse() {
        OutboxPublisher publisher = publisher(new OutboxStore());
        Outbox outbox = new Outbox(new OutboxStore(), publisher);
        append(outbox, "kept");
        assertThatThrownBy(() -> stack.database().useTenant(tenant, handle -> {
                    outbox.append(handle, event("rolled-back"));
                    throw new IllegalStateException("the change failed");
                }))
                .hasMessageContaining("the change failed");

        int published = publisher.publishOldest();

        assertThat(published).isEqualTo(1);
        assertThat(ids()).containsExactly("kept");
        assertThat(waiting()).isZero();
    }

    @Test
    void aCrashBetweenAcknowledgementAndDeletionOnlyRepeatsTheSameIds() {
        OutboxStore crashing = new OutboxStore() {
            @Override
            void delete(Handle handle, List<Long> ids) {
                throw new IllegalStateException("killed");
            }
        };
        append(new Outbox(new OutboxStore(), publisher(new OutboxStore())), "once");

        assertThatThrownBy(() -> publisher(crashing).publishOldest()).hasMessageContaining("killed");
        assertThat(waiting()).isEqualTo(1);
        publisher(new OutboxStore()).publishOldest();

        assertThat(ids()).containsExactly("once", "once");
        assertThat(topics.events(EventFamily.USAGE.topic(), tenant)).containsExactly(event("once"), event("once"));
        assertThat(waiting()).isZero();
    }

    @Test
    void waitsWhileKafkaIsAwayAndCatchesUpInOrder() throws Exception {
        try (OutboxPublisher publisher = publisher(new OutboxStore())) {
            Outbox outbox = new Outbox(new OutboxStore(), publisher);
            append(outbox, "before");
            publisher.publishOldest();
            stack.components().kill(Component.KAFKA);
            for (int number = 0; number < 50; number++) {
                append(outbox, "during-" + number);
            }
            assertThat(publisher.publishOldest()).isZero();
            assertThat(waiting()).isEqualTo(50);

            stack.components().restart(Component.KAFKA);
            publisher.start();

            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(waiting()).isZero());
        }
        assertThat(ids().stream().distinct()).hasSize(51).startsWith("before", "during-0", "during-1");
    }

    @Test
    void onlyOneOfAllServersPublishesAtATime() {
        append(new Outbox(new OutboxStore(), publisher(new OutboxStore())), "one");

        int second = stack.database().acrossTenants(CrossTenantScope.OUTBOX, handle -> {
            assertThat(new OutboxStore().tryLock(handle)).isTrue();
            return CompletableFuture.supplyAsync(
                            () -> publisher(new OutboxStore()).publishOldest())
                    .join();
        });

        assertThat(second).isZero();
        assertThat(waiting()).isEqualTo(1);
        publisher(new OutboxStore()).publishOldest();
        assertThat(waiting()).isZero();
    }

    @Test
    void aTenantCannotLeaveEventsForAnother() {
        Outbox outbox = new Outbox(new OutboxStore(), publisher(new OutboxStore()));

        assertThatThrownBy(() -> stack.database().useTenant("foreign", handle -> outbox.append(handle, event("x"))))
                .hasStackTraceContaining("row-level security");
        assertThat(waiting()).isZero();
    }

    private static OutboxPublisher publisher(OutboxStore store) {
        return new OutboxPublisher(stack.database(), store, eventLog, new SimpleMeterRegistry(), Clock.systemUTC());
    }

    private void append(Outbox outbox, String id) {
        stack.database().useTenant(tenant, handle -> outbox.append(handle, event(id)));
    }

    private int waiting() {
        return stack.database()
                .<Integer>inTenant(
                        tenant,
                        handle -> handle.select("select count(*) from outbox")
                                .mapTo(Integer.class)
                                .one());
    }

    private List<String> ids() {
        return topics.events(EventFamily.USAGE.topic(), tenant).stream()
                .map(event -> event.envelope().id())
                .toList();
    }

    private Event event(String id) {
        Envelope envelope = new Envelope(
                id,
                "urn:atrium:web",
                "app.page.viewed",
                Instant.parse("2024-02-01T00:00:00Z"),
                null,
                tenant,
                new Participant(1, ActorKind.HUMAN, DepartmentPath.of(1)),
                LocalDate.of(2024, 2, 1),
                null,
                Platform.WEB,
                null,
                null,
                "page",
                null);
        return UsageEvent.builder(envelope).page("home").build();
    }
}
