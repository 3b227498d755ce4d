package io.atrium.oracle.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.Event;
import io.atrium.jobs.proof.Fault;
import io.atrium.jobs.proof.FaultDeck;
import io.atrium.jobs.proof.Volume;
import io.atrium.oracle.generated.Tenant;
import io.atrium.warehouse.query.Period;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Organizations through Kafka, Flink and ClickHouse while things break: every fact and every metric is the oracle's, and again after a replay.
 *
 * <p>{@code oracle.faults} is the number of faults; without it the TaskManager is killed, and Flink is lost after a block was applied.
 */
class OracleIT {

    private static final int WEEKS = 2;
    private static final List<Integer> DEPARTMENTS = List.of(0, 1, 2, 3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path home;

    static LongStream seeds() {
        long first = Long.getLong("oracle.seed", 1);
        return LongStream.range(first, first + Long.getLong("oracle.rounds", 1));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyFactAndEveryMetricIsTheOracles(long seed) throws Exception {
        // Given
        Scenario scenario = Scenario.of(seed);
        List<Event> events = scenario.arrivals();
        List<Fault> faults = faults(seed);
        System.out.printf(
                "oracle: seed %d, %d events of %d tenants, %d faults%n",
                seed, events.size(), scenario.tenants().size(), faults.size());
        try (RealPath path = RealPath.start(home, faults.contains(new Fault.FillDisk()))) {
            for (Tenant tenant : scenario.tenants()) {
                path.admit(tenant);
            }
            // When
            path.send(events, faults);
            // Then
            assertThat(deviations(path, scenario))
                    .as("numbers that are not the oracle's")
                    .isEmpty();

            // When
            String said = path.replay(scenario.harmful());
            System.out.println(said);
            // Then
            assertThat(said).as("checksums before and after").contains("same (").doesNotContain("changed (");
            assertThat(deviations(path, scenario)).as("after a replay").isEmpty();
        }
    }

    private static List<Fault> faults(long seed) {
        int count = Integer.getInteger("oracle.faults", 0);
        return count == 0
                ? List.of(new Fault.KillTaskManager(), new Fault.LoseFlinkAfterApply())
                : new FaultDeck(true, Volume.possible()).deal(count, seed);
    }

    private static List<Deviation> deviations(RealPath path, Scenario scenario) {
        List<Deviation> deviations = new ArrayList<>(new DerivedFacts(path, scenario.tenants()).awaitDeviations());
        int compared = 0;
        for (Tenant tenant : scenario.tenants()) {
            Comparison comparison = new Comparison(tenant, path.reader(tenant));
            deviations.addAll(comparison.compare(
                    DEPARTMENTS, new Period(tenant.to().minusDays(7L * WEEKS - 1), tenant.to())));
            compared += comparison.compared();
        }
        System.out.printf("oracle: %d answers compared, %d deviations%n", compared, deviations.size());
        deviations.forEach(System.out::println);
        return deviations;
    }
}
