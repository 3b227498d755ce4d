package io.atrium.jobs.proof;

import io.atrium.installer.component.Component;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Deals faults from shuffled decks, so that every kind of fault comes before one comes a third time.
 *
 * @param impatient whether the job gives up soon enough for an outage that outlasts it
 * @param disk whether ClickHouse's volume can be filled
 */
public record FaultDeck(boolean impatient, boolean disk) {
    private static final Duration FREEZE = Duration.ofMinutes(1);
    private static final int LONGEST_DELAY_MICROS = 20_000;

    /** So many faults in an order that the seed decides. */
    public List<Fault> deal(int count, long seed) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        while (faults.size() < count) {
            List<Fault> deck = deck(random);
            Collections.shuffle(deck, random);
            faults.addAll(deck);
        }
        return new ArrayList<>(faults.subList(0, count));
    }

    private List<Fault> deck(Random random) {
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
        if (disk) {
            deck.add(new Fault.FillDisk());
        }
        return deck;
    }

    private static Fault killOfClickHouse(String table, Random random) {
        return new Fault.KillClickHouse(table, Duration.ofNanos(1_000L * random.nextInt(LONGEST_DELAY_MICROS)));
    }
}
