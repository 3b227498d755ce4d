package io.atrium.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.jobs.proof.ClickHouseProxy.Insert;
import io.atrium.jobs.proof.ClickHouseProxy.Rewriting;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That the verification can fail: each mutant takes away one thing that exactly-once rests on, and the verification
 * reports exactly what that must lead to. Every block of collaboration facts is applied, its answer lost, and it is
 * sent a second time; without that no mutant would bite.
 */
class MutantsIT {
    private static final int EVENTS = 1_500;
    private static final String REPEATED = "collaboration_event";

    private static final Set<String> SUMS_OVER_REPEATED = Set.of(
            "DOUBLED collaboration_event",
            "DOUBLED event_identity",
            "DOUBLED event_daily",
            "DOUBLED message_daily",
            "DOUBLED edge_daily"); // the other rollups are sets of members, which cannot double

    private static final int WINDOW = 10_000;

    private static final Map<String, String> SPLIT = Map.of(
            "use_strict_insert_block_limits", "1", "max_insert_block_size", "7", "min_insert_block_size_rows", "7");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path home;

    private static Cluster cluster;
    private static int number;

    /**
     * What is taken away.
     *
     * @param name what
     * @param rewriting how inserts are changed on their way
     * @param window the window of the target of one view, {@code message_daily}
     * @param expected the violations that it must lead to, kind and table
     */
    private record Mutant(String name, Rewriting rewriting, int window, Set<String> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Mutant> mutants() {
        return List.of(
                new Mutant("nothing", ClickHouseProxy.UNCHANGED, WINDOW, Set.of()),
                new Mutant(
                        "the token, and the checksum by which ClickHouse knows blocks without one",
                        changing(insert -> Map.of("insert_deduplication_token", "", "deduplicate_insert", "disable")),
                        WINDOW,
                        SUMS_OVER_REPEATED),
                new Mutant(
                        "the token alone, which the checksum of the same bytes stands in for",
                        changing(insert -> Map.of("insert_deduplication_token", "")),
                        WINDOW,
                        Set.of()),
                new Mutant(
                        "the token of the block, for one of the attempt",
                        changing(insert ->
                                Map.of("insert_deduplication_token", insert.token() + "/" + insert.attempt())),
                        WINDOW,
                        SUMS_OVER_REPEATED),
                new Mutant(
                        "the one block, for several when it is repeated: the token covers the first only",
                        changing(insert -> insert.attempt() == 1 ? Map.of() : SPLIT),
                        WINDOW,
                        SUMS_OVER_REPEATED),
                new Mutant(
                        "the window of one view's target",
                        ClickHouseProxy.UNCHANGED,
                        0,
                        Set.of("DOUBLED message_daily")));
    }

    /** Sends other settings too; an empty one is left out. */
    private static Rewriting changing(Function<Insert, Map<String, String>> others) {
        return (insert, settings) -> {
            Map<String, String> all = new TreeMap<>(settings);
            all.putAll(others.apply(insert));
            all.values().removeIf(String::isEmpty);
            return all;
        };
    }

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.start(home, Cluster.Times.SHORT);
        // a merge would drop the second copy of an identity before anybody looks
        cluster.warehouse().query("SYSTEM STOP MERGES event_identity");
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    private static void setWindow(int blocks) {
        cluster.warehouse()
                .query("ALTER TABLE message_daily MODIFY SETTING non_replicated_deduplication_window = " + blocks);
    }

    @ParameterizedTest(name = "without {0}")
    @MethodSource("mutants")
    void verificationReportsWhatTheMutantLeadsTo(Mutant mutant) throws Exception {
        Ledger ledger = Ledger.generate("m" + ++number, number, EVENTS);
        int before = cluster.proxy().inserts().size();
        setWindow(mutant.window());
        cluster.proxy().rewriting(mutant.rewriting());
        cluster.proxy().losing(insert -> insert.table().equals(REPEATED) && insert.attempt() == 1);
        try (Proof proof = Proof.of(cluster, ledger)) {
            proof.finish();

            List<Violation> violations = proof.violations();

            System.out.printf(
                    Locale.ROOT,
                    "%5d records, %5d violations without %s%n",
                    ledger.sends().size(),
                    violations.size(),
                    mutant);
            assertThat(violations.stream()
                            .map(violation -> violation.kind() + " " + violation.table())
                            .collect(Collectors.toSet()))
                    .as(() -> proof.history().failure(violations, cluster.logs()))
                    .isEqualTo(mutant.expected());
            List<Insert> inserts = cluster.proxy().inserts();
            assertThat(inserts.subList(before, inserts.size()))
                    .as("blocks of this ledger were repeated")
                    .anyMatch(insert -> insert.table().equals(REPEATED) && insert.attempt() == 2 && insert.isApplied());
        } finally {
            cluster.proxy().losing(insert -> false);
            cluster.proxy().rewriting(ClickHouseProxy.UNCHANGED);
            setWindow(WINDOW);
        }
    }
}
