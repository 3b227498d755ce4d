package io.atrium.jobs.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was broken when, and what came of it: for the report, and for whoever has to find out why a proof failed. */
public final class History {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int SHOWN = 25;

    private final List<Injected> faults = new ArrayList<>();

    /**
     * One fault.
     *
     * @param fault what
     * @param began when it was asked for
     * @param took from then until the job ran again and had completed a checkpoint
     * @param sentBefore records that were sent before
     * @param sentAfter records that were sent when it was over
     * @param violations how many there were afterwards, -1 when nobody looked
     */
    public record Injected(Fault fault, Instant began, Duration took, int sentBefore, int sentAfter, int violations) {}

    void add(Injected injected) {
        faults.add(injected);
    }

    public List<Injected> faults() {
        return List.copyOf(faults);
    }

    /** The table of faults. */
    public String table() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%3s  %-62s %-8s %10s %16s  %s%n",
                "#",
                "fault",
                "UTC",
                "recovery",
                "records",
                "violations"));
        for (int number = 1; number <= faults.size(); number++) {
            text.append(line(number)).append('\n');
        }
        return text.toString();
    }

    /** The newest fault's line of the table. */
    public String lastLine() {
        return line(faults.size());
    }

    private String line(int number) {
        Injected injected = faults.get(number - 1);
        return String.format(
                Locale.ROOT,
                "%3d  %-62s %-8s %8.1f s %7d..%-7d  %s",
                number,
                String.valueOf(injected.fault()).replace("[]", ""),
                TIME.format(injected.began()),
                injected.took().toMillis() / 1000.0,
                injected.sentBefore(),
                injected.sentAfter(),
                injected.violations() < 0 ? "" : String.valueOf(injected.violations()));
    }

    /** What an engineer needs to act. */
    public String failure(List<Violation> violations, Path logs) {
        Map<String, Long> counts = violations.stream()
                .collect(Collectors.groupingBy(
                        violation -> violation.kind() + " in " + violation.table(),
                        TreeMap::new,
                        Collectors.counting()));
        String first = violations.stream()
                .limit(SHOWN)
                .map(violation -> "  " + violation + "\n")
                .collect(Collectors.joining());
        return "The warehouse is not as the ledger says: %d violations %s%nthe first of them:%n%s%nfaults:%n%s%nlogs: %s%n"
                .formatted(violations.size(), counts, first, table(), logs);
    }
}
