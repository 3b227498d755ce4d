package io.atrium.bench.analytics;

import io.atrium.bench.house.House;
import io.atrium.bench.organization.Workforce;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** What all sections share: the processes, the job, the organization, and where they tell how far they are. For one thread. */
final class Bench {
    private final House house;
    private final Path jar;
    private final Workforce workforce;
    private final double lateShare;
    private final PrintStream out;
    private final long start = System.nanoTime();
    private int sittings;

    /**
     * @param jar the job
     * @param lateShare share of events that arrive weeks late, which are looked up in the raw facts
     * @param out is told what was measured, as it happens
     */
    Bench(House house, Path jar, Workforce workforce, double lateShare, PrintStream out) {
        this.house = house;
        this.jar = jar;
        this.workforce = workforce;
        this.lateShare = lateShare;
        this.out = out;
    }

    House house() {
        return house;
    }

    Path jar() {
        return jar;
    }

    Workforce workforce() {
        return workforce;
    }

    /** Starts a job on empty tables and topics; the organization begins with its first day again. */
    Sitting begin(Variant variant) throws IOException, InterruptedException {
        return Sitting.begin(house, variant.on(house, jar), workforce.events(lateShare), nextNumber());
    }

    /** The same, and nothing arrives late. */
    Sitting beginWithoutLateOnes(Variant variant) throws IOException, InterruptedException {
        return Sitting.begin(house, variant.on(house, jar), workforce.events(0), nextNumber());
    }

    /** A number for a job that has not been used before. */
    int nextNumber() {
        return ++sittings;
    }

    /** Tells something, with the time since the beginning. */
    void say(Section section, String text, Object... values) {
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        out.printf(
                Locale.ROOT,
                "%3d:%02d  %-8s %s%n",
                seconds / 60,
                seconds % 60,
                section.id(),
                String.format(Locale.ROOT, text, values));
    }
}
