package io.atrium.contract.bench;

import io.atrium.contract.Event;
import io.atrium.contract.codec.EventCodec;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmark and prints one line a family; further arguments are JMH's own. */
public final class BenchMain {
    private static final List<String> FAMILIES = List.of("usage", "collaboration", "business");

    private BenchMain() {}

    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException, IOException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(CodecBenchmark.class.getSimpleName())
                        .addProfiler(CpuTime.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        System.out.println("Event codec against Jackson, nanoseconds of CPU time an event");
        System.out.println(
                "family         encode avro   json   ratio   decode avro   json   ratio   bytes avro   json   ratio");
        for (String family : FAMILIES) {
            System.out.println(line(family, results));
        }
    }

    private static String line(String family, Collection<RunResult> results) throws IOException {
        double encodeAvro = score(results, family, "encodeAvro");
        double encodeJson = score(results, family, "encodeJson");
        double decodeAvro = score(results, family, "decodeAvro");
        double decodeJson = score(results, family, "decodeJson");
        Event event = new BenchEvents().next(family);
        int avro = new EventCodec().encode(event).length;
        int json = new JsonCodec(event.getClass()).encode(event).length;
        return String.format(
                Locale.ROOT,
                "%-13s %12.0f %6.0f %6.1fx %13.0f %6.0f %6.1fx %12d %6d %6.1fx",
                family,
                encodeAvro,
                encodeJson,
                encodeJson / encodeAvro,
                decodeAvro,
                decodeJson,
                decodeJson / decodeAvro,
                avro,
                json,
                (double) json / avro);
    }

    private static double score(Collection<RunResult> results, String family, String method) {
        RunResult run = results.stream()
                .filter(result -> result.getParams().getParam("family").equals(family))
                .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(method + " of " + family + " did not run"));
        return Objects.requireNonNull(run.getSecondaryResults().get(CpuTime.LABEL), method + " has no CPU time")
                .getScore();
    }
}
