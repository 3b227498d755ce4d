package io.atrium.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault once, in one run over one ledger, and at the end each record counts once everywhere; in one task and in several. */
class FaultsIT {
    private static final int EVENTS = 30_000;
    private static final long SEED = 20_261_120;

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

    @ParameterizedTest(name = "parallelism {0}")
    @ValueSource(ints = {1, 2})
    void countsEveryRecordOnceThoughEveryComponentDies(int parallelism) throws Exception {
        Map<String, String> options = Map.of("parallelism", Integer.toString(parallelism));
        Ledger ledger = Ledger.generate("faults", SEED, EVENTS);
        try (Cluster cluster = Cluster.start(home, Cluster.Times.SHORT, options);
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
