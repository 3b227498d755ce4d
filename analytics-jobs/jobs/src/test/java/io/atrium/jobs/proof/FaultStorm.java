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
 * The long form, {@code make faults}: as many faults as asked for, in a random order that its seed decides, with a
 * verification after each.
 */
class FaultStorm {
    private static final int EVENTS_PER_FAULT = 1_500;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path home;

    @Test
    void countsEveryRecordOnce() throws Exception {
        int count = Integer.getInteger("faults.count", 30);
        long seed = Long.getLong("faults.seed", 1);
        String outage = System.getProperty("faults.outage", "");
        FaultDeck deck = new FaultDeck(outage.isEmpty(), Volume.possible());
        List<Fault> faults = deck.deal(count, seed);
        if (!outage.isEmpty()) {
            faults.add(faults.size() / 2, new Fault.Outage(Duration.parse(outage)));
        }
        Ledger ledger = Ledger.generate("storm", seed, faults.size() * EVENTS_PER_FAULT);
        System.out.printf(
                "%d faults, seed %d, %d records%n",
                faults.size(), seed, ledger.sends().size());
        Cluster.Times times = outage.isEmpty() ? Cluster.Times.SHORT : Cluster.Times.PRODUCTION;
        try (Cluster cluster = deck.disk() ? Cluster.startOnVolume(home, times, Map.of()) : Cluster.start(home, times);
                Proof proof = Proof.of(cluster, ledger)) {
            for (int i = 0; i < faults.size(); i++) {
                proof.during(faults.get(i), i + 1, faults.size(), true);
                System.out.println(proof.history().lastLine());
            }
            proof.finish();
            List<Violation> violations = proof.violations();
            System.out.println(proof.history().table());
            System.out.printf(
                    "%d records, %d inserts of which %d were repeated, %d violations: %s%n",
                    proof.receipts().size(),
                    cluster.proxy().inserts().size(),
                    cluster.proxy().inserts().stream()
                            .filter(insert -> insert.attempt() > 1)
                            .count(),
                    violations.size(),
                    violations.isEmpty() ? "nothing lost, nothing doubled" : "FAILED");
            assertThat(violations)
                    .as(() -> proof.history().failure(violations, cluster.logs()))
                    .isEmpty();
        }
    }
}
