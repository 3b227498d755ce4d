package io.atrium.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.component.Component;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The long form, {@code make faults}: as many faults as asked for, in a random order that its seed decides, with a
 * verification after each.
 */
class FaultStorm {
    private static final int EVENTS_PER_FAULT = 1_500;
    private static final Duration FREEZE = Duration.ofMinutes(1);
    private static final int LONGEST_DELAY_MICROS = 20_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path home;

    @Test
    void countsEveryRecordOnce() throws Exception {
        int count = Integer.getInteger("faults.count", 30);
        long seed = Long.getLong("faults.seed", 1);
        String outage = System.getProperty("faults.outage", "");
        List<Fault> faults = sequence(count, seed, outage);
        Ledger ledger = Ledger.generate("storm", seed, faults.size() * EVENTS_PER_FAULT);
        System.out.printf(
                "%d faults, seed %d, %d records%n",
                faults.size(), seed, ledger.sends().size());
        try (Cluster cluster = Cluster.start(home, outage.isEmpty() ? Cluster.Times.SHORT : Cluster.Times.PRODUCTION);
                Proof proof = new Proof(cluster, ledger)) {
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

    /** Deals from shuffled decks, so that every kind of fault comes before one comes a third time. */
    private static List<Fault> sequence(int count, long seed, String outage) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        while (faults.size() < count) {
            List<Fault> deck = deck(random, outage.isEmpty());
            Collections.shuffle(deck, random);
            faults.addAll(deck);
        }
        List<Fault> dealt = new ArrayList<>(faults.subList(0, count));
        if (!outage.isEmpty()) {
            dealt.add(dealt.size() / 2, new Fault.Outage(Duration.parse(outage)));
        }
        return dealt;
    }

    private static List<Fault> deck(Random random, boolean impatient) {
        List<Fault> deck = new ArrayList<>(List.of(
                new Fault.KillTaskManager(),
                new Fault.KillJobManager(),
                new Fault.LoseFlinkAfterApply(),
                killOfClickHouse("collaboration_event", random),
                killOfClickHouse("usage_event", random),
                killOfClickHouse("ingest_outcome", random),
                new Fault.RestartBroker(false),
                new Fault.RestartBroker(true),
                new Fault.LoseAnswers(),
                new Fault.Freeze(Component.TASKMANAGER, FREEZE),
                new Fault.Freeze(Component.CLICKHOUSE, FREEZE)));
        if (impatient) {
            deck.add(new Fault.OutlastCheckpointTimeout());
        }
        return deck;
    }

    private static Fault killOfClickHouse(String table, Random random) {
        return new Fault.KillClickHouse(table, Duration.ofNanos(1_000L * random.nextInt(LONGEST_DELAY_MICROS)));
    }
}
