package io.atrium.bench.analytics;

import io.atrium.bench.contestant.ProductIngest;
import io.atrium.bench.house.House;
import io.atrium.bench.house.Warehouse;
import io.atrium.bench.measure.CpuTimes;
import io.atrium.bench.measure.Part;
import io.atrium.bench.measure.PeakMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How fast derived facts are rebuilt from raw ones. The first million raw facts are written by the ingest, the others are copies of them; then
 * a job that has read none of them is started, and the replay runs through it.
 */
final class ReplaySection {
    private static final long MOST_INGESTED = 1_000_000;

    private final Bench bench;
    private final ReplayProgram program;
    private final Variant variant;

    /**
     * What was measured.
     *
     * @param rows raw facts that were read again
     * @param ran how the program went
     * @param cpu of the job's processes and ClickHouse meanwhile
     * @param taskManagerPeakBytes most memory of Flink's TaskManager so far
     * @param derivedRows rows of derived facts afterwards
     * @param checkpoints the last of the job
     */
    record Replayed(
            long rows,
            ReplayProgram.Ran ran,
            CpuTimes cpu,
            long taskManagerPeakBytes,
            long derivedRows,
            Checkpoints checkpoints) {
        double rowsPerSecond() {
            return rows / ran.seconds();
        }
    }

    ReplaySection(Bench bench, ReplayProgram program, Variant variant) {
        this.bench = bench;
        this.program = program;
        this.variant = variant;
    }

    /** @param sizes numbers of raw facts, ascending */
    List<Replayed> measure(List<Long> sizes) throws IOException, InterruptedException {
        long original = Math.min(MOST_INGESTED, sizes.get(0));
        bench.say(Section.REPLAY, "the ingest writes %,d raw facts", original);
        try (Sitting sitting = bench.beginWithoutLateOnes(Variant.ingestAlone())) {
            sitting.read(original);
        }
        RawFactCopies copies = new RawFactCopies(bench.house().warehouse());
        List<Replayed> replayed = new ArrayList<>();
        int made = 0;
        for (long rows : sizes) {
            while (bench.house().warehouse().rows() < rows) {
                copies.add(++made);
                bench.say(
                        Section.REPLAY,
                        "%,d raw facts",
                        bench.house().warehouse().rows());
            }
            Replayed one = replay();
            bench.say(Section.REPLAY, "  %s", told(one));
            replayed.add(one);
        }
        return replayed;
    }

    private Replayed replay() throws IOException, InterruptedException {
        House house = bench.house();
        house.clearDerived();
        int number = bench.nextNumber();
        ProductIngest job = variant.on(house, bench.jar());
        job.start(number);
        try {
            long rows = house.warehouse().rows();
            List<String> months = house.warehouse()
                    .query("SELECT formatDateTime(min(event_date), '%Y-%m'),"
                            + " formatDateTime(max(event_date), '%Y-%m') FROM (" + Warehouse.unionOfRaw("event_date")
                            + ")");
            String[] span = months.get(0).split("\t", -1);
            bench.say(Section.REPLAY, "%s: replays %s to %s, %,d raw facts", variant.title(), span[0], span[1], rows);
            Map<Part, Long> processes = job.processes();
            CpuTimes before = CpuTimes.of(processes);
            ReplayProgram.Ran ran = program.run(
                    ProductIngest.group(number), span[0], span[1], line -> bench.say(Section.REPLAY, "    %s", line));
            CpuTimes spent = CpuTimes.of(processes).since(before);
            return new Replayed(
                    rows,
                    ran,
                    spent,
                    PeakMemory.of(processes.getOrDefault(Part.CONSUMER, 0L)),
                    derivedRows(),
                    Checkpoints.of(house.flink().checkpoints()));
        } finally {
            job.stop();
        }
    }

    private long derivedRows() throws IOException, InterruptedException {
        long rows = 0;
        for (String table : Warehouse.FACTS) {
            rows += bench.house().warehouse().numbers("SELECT sum(sign) FROM " + table + " WHERE generation > 0")[0];
        }
        return rows;
    }

    private static String told(Replayed replayed) {
        double millions = replayed.rows() / 1e6;
        return "%,.0f rows/s (handed over after %.0f of %.0f s); CPU-seconds a million: Flink %.1f, ClickHouse %.1f, program %.1f; memory at most: program %s, TaskManager %s; %,d derived rows; %s"
                .formatted(
                        replayed.rowsPerSecond(),
                        replayed.ran().handedOverSeconds(),
                        replayed.ran().seconds(),
                        replayed.cpu().consumerSide() / millions,
                        replayed.cpu().of(Part.CLICKHOUSE) / millions,
                        replayed.ran().cpuSeconds() / millions,
                        Told.bytes(replayed.ran().peakBytes()),
                        Told.bytes(replayed.taskManagerPeakBytes()),
                        replayed.derivedRows(),
                        Told.of(replayed.checkpoints()));
    }
}
