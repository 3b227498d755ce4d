package io.atrium.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every fault once, in one run over one ledger, and at the end each record counts once everywhere. In several tasks: what a fault can tear apart
 * in one it can in them, and {@code make faults} does it in one.
 */
class FaultsIT {
    private static final int EVENTS = 30_000;
    private static final long SEED = 20_261_120;
    private static final Map<String, String> TASKS = Map.of("parallelism", "2");

    private static final List<Fault> FAULTS = List.of(
            new Fault.LoseAnswers(),
            new Fault.KillTaskManager(),
            new Fault.KillClickHouse("collaboration_event", Duration.ofMillis(3)),
            new Fault.RestartBroker(false),
            new Fault.OutlastCheckpointTimeout(),
            new Fault.KillJobManager(),
            new Fault.LoseFlinkAfterApply());

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path home;

    @Test
    void countsEveryRecordOnceThoughEveryComponentDies() throws Exception {
        Ledger ledger = Ledger.generate("faults", SEED, EVENTS);
        try (Cluster cluster = Cluster.start(home, Cluster.Times.SHORT, TASKS);
                Proof proof = Proof.of(cluster, ledger)) {
            int section = 1;
            for (Fault fault : FAULTS) {
                proof.during(fault, section++, FAULTS.size(), false);
            }
            proof.finish();

            List<Violation> violations = proof.violations();

            System.out.println(proof.history().table());
            assertThat(violations)
                    .as(() -> proof.history().failure(violations, cluster.logs()))
                    .isEmpty();
            assertThat(proof.history().faults())
                    .as("the feed goes on during every fault")
                    .allSatisfy(injected -> assertThat(injected.sentAfter()).isGreaterThan(injected.sentBefore()));
            assertThat(proof.receipts()).hasSameSizeAs(ledger.sends());
        }
    }
}
