package io.atrium.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.component.Component;
import io.atrium.jobs.proof.ClickHouseProxy.Insert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Something that breaks while the ledger is fed. Begins after a checkpoint, ends when the job runs again. */
public sealed interface Fault {
    /** Breaks it and repairs it; returns when the job runs and has completed a checkpoint. */
    void inject(Cluster cluster, Feed feed) throws IOException, InterruptedException;

    private static void recovered(Cluster cluster) {
        cluster.flink().awaitCheckpoint();
    }

    private static <T> T sprung(CompletableFuture<T> future, String what) {
        FlinkView.waiting(what).until(future::isDone);
        return future.join();
    }

    /** SIGKILL of the TaskManager: Flink restarts the job from the newest checkpoint in the JobManager's memory. */
    record KillTaskManager() implements Fault {
        @Override
        public void inject(Cluster cluster, Feed feed) throws IOException, InterruptedException {
            cluster.flink().awaitCheckpoint();
            cluster.stack().kill(Component.TASKMANAGER);
            FlinkView.waiting("the JobManager has noticed")
                    .until(() -> !cluster.flink().running());
            cluster.restart(Component.TASKMANAGER);
            recovered(cluster);
        }
    }

    /** SIGKILL of the JobManager, which forgets the job: it is submitted again from the newest checkpoint on disk. */
    record KillJobManager() implements Fault {
        @Override
        public void inject(Cluster cluster, Feed feed) throws IOException, InterruptedException {
            long completed = cluster.flink().awaitCheckpoint();
            cluster.stack().kill(Component.JOBMANAGER);
            cluster.restart(Component.JOBMANAGER);
            cluster.restart(Component.INGEST);
            recovered(cluster);
            assertThat(cluster.flink().restored())
                    .as("checkpoint that the job went on from")
                    .isGreaterThanOrEqualTo(completed);
        }
    }

    /**
     * Both Flink processes are lost when ClickHouse has applied a block and nobody knows: the job that is submitted
     * again has the block's bytes from the checkpoint alone.
     */
    record LoseFlinkAfterApply() implements Fault {
        @Override
        public void inject(Cluster cluster, Feed feed) throws IOException, InterruptedException {
            cluster.flink().awaitCheckpoint();
            Insert first = sprung(
                    cluster.proxy().loseAnswerAndRefuse(insert -> insert.table().equals("collaboration_event")),
                    "a block was applied");
            assertThat(first.isApplied()).as("applied " + first.token()).isTrue();
            cluster.stack().kill(Component.JOBMANAGER);
            cluster.stack().kill(Component.TASKMANAGER);
            int before = cluster.proxy().inserts().size();
            cluster.proxy().pass();
            cluster.restart(Component.JOBMANAGER);
            cluster.restart(Component.TASKMANAGER);
            cluster.restart(Component.INGEST);
            recovered(cluster);
            List<Insert> all = cluster.proxy().inserts();
            assertThat(all.subList(before, all.size()))
                    .as("the restored job sends the same bytes under the same token")
                    .anySatisfy(again -> {
                        assertThat(again.token()).isEqualTo(first.token());
                        assertThat(again.sha256()).isEqualTo(first.sha256());
                        assertThat(again.isApplied()).isTrue();
                    });
        }
    }

    /**
     * SIGKILL of ClickHouse while it applies a block.
     *
     * @param table the block's table
     * @param delay how long after the block was sent
     */
    record KillClickHouse(String table, Duration delay) implements Fault {
        @Override
        public void inject(Cluster cluster, Feed feed) throws IOException, InterruptedException {
            cluster.flink().awaitCheckpoint();
            sprung(
                    cluster.proxy().during(insert -> insert.table().equals(table), () -> {
                        LockSupport.parkNanos(delay.toNanos());
                        kill(cluster);
                    }),
                    "a block is being applied");
            cluster.restart(Component.CLICKHOUSE);
            recovered(cluster);
        }

        private static void kill(Cluster cluster) {
            try {
                cluster.stack().kill(Component.CLICKHOUSE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** ClickHouse is away until a checkpoint's timeout has passed and patience has ended: the job restarts meanwhile. */
    record OutlastCheckpointTimeout() implements Fault {
        @Override
        public void inject(Cluster cluster, Feed feed) throws IOException, InterruptedException {
            cluster.flink().awaitCheckpoint();
            long restarts = cluster.flink().restarts();
            cluster.stack().stop(Component.CLICKHOUSE);
            long stopped = System.nanoTime();
            FlinkView.waiting("the job has given up and restarted")
                    .until(() -> System.nanoTime() - stopped
                                    > cluster.times().timeout().toNanos()
                            && cluster.flink().restarts() > restarts);
            cluster.restart(Component.CLICKHOUSE);
            recovered(cluster);
        }
    }

    /**
     * ClickHouse is away for so long, which the job must outlast without a restart.
     *
     * @param length how long
     */
    record Outage(Duration length) implements Fault {
        @Override
        public void inject(Cluster cluster, Feed feed) throws IOException, InterruptedException {
            cluster.flink().awaitCheckpoint();
            long restarts = cluster.flink().restarts();
            cluster.stack().stop(Component.CLICKHOUSE);
            elapse(length);
            cluster.restart(Component.CLICKHOUSE);
            recovered(cluster);
            assertThat(cluster.flink().restarts()).as("restarts of the job").isEqualTo(restarts);
        }
    }

    /**
     * The broker goes and comes back; the feed and the job go on.
     *
     * @param killed whether by SIGKILL
     */
    record RestartBroker(boolean killed) implements Fault {
        @Override
        public void inject(Cluster cluster, Feed feed) throws IOException, InterruptedException {
            cluster.flink().awaitCheckpoint();
            if (killed) {
                cluster.stack().kill(Component.KAFKA);
            } else {
                cluster.stack().stop(Component.KAFKA);
            }
            int had = feed.acknowledged();
            FlinkView.waiting("records wait for the broker").until(() -> feed.sent() > had + 1);
            cluster.restart(Component.KAFKA);
            FlinkView.waiting("the broker takes records again").until(() -> feed.acknowledged() > had);
            recovered(cluster);
        }
    }

    /**
     * The connection breaks after a block was applied, before the answer; once for each raw table and the outcomes.
     */
    record LoseAnswers() implements Fault {
        @Override
        public void inject(Cluster cluster, Feed feed) {
            cluster.flink().awaitCheckpoint();
            for (String table : List.of("collaboration_event", "usage_event", "business_event", "ingest_outcome")) {
                Predicate<Insert> block = insert -> insert.table().equals(table);
                Insert lost = sprung(cluster.proxy().loseAnswer(block), "a block of " + table + " was applied");
                assertThat(lost.isApplied()).as("applied " + lost.token()).isTrue();
                FlinkView.waiting("the job repeats " + lost.token())
                        .until(() -> cluster.proxy().inserts().stream()
                                .anyMatch(insert -> insert.token().equals(lost.token())
                                        && insert.attempt() > lost.attempt()
                                        && insert.answered().getNow(false)));
            }
            recovered(cluster);
        }
    }

    /**
     * ClickHouse's volume is full, until some blocks were refused; needs {@link Volume#possible}.
     */
    record FillDisk() implements Fault {
        @Override
        public void inject(Cluster cluster, Feed feed) throws IOException {
            cluster.flink().awaitCheckpoint();
            int before = cluster.proxy().inserts().size();
            try {
                FlinkView.waiting("inserts were refused").until(() -> {
                    cluster.volume().fill(); // merges free some of it again
                    return cluster.proxy().inserts().stream()
                                    .skip(before)
                                    .filter(Insert::isRefused)
                                    .count()
                            >= REFUSED;
                });
            } finally {
                cluster.volume().relieve();
            }
            recovered(cluster);
        }

        private static final int REFUSED = 3;
    }

    /**
     * SIGSTOP: the process holds its connections, but does nothing; then it goes on as if nothing had been.
     *
     * @param component the process
     * @param length for how long
     */
    record Freeze(Component component, Duration length) implements Fault {
        @Override
        public void inject(Cluster cluster, Feed feed) throws IOException, InterruptedException {
            cluster.flink().awaitCheckpoint();
            cluster.signal(component, "STOP");
            elapse(length);
            cluster.signal(component, "CONT");
            recovered(cluster);
        }
    }

    /** The length of an outage is the fault itself, not a wait for something. */
    private static void elapse(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        Awaitility.await("the outage is over").atMost(length.plusMinutes(1)).until(() -> System.nanoTime() >= end);
    }
}
