package io.atrium.bench.peer;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A plain consumer: as many threads as asked for, each with a consumer and a ClickHouse client of its own. Argument: its
 * options' file. Ends when its standard input does, so that it never outlives the benchmark.
 */
public final class ConsumerMain {
    private ConsumerMain() {}

    public static void main(String[] arguments) throws IOException {
        PeerOptions options = PeerOptions.read(Path.of(arguments[0]));
        for (int number = 0; number < options.parallelism(); number++) {
            new Thread(() -> run(options), "consumer-" + number).start();
        }
        while (System.in.read() >= 0) {
            // Nobody says anything; only the end counts.
        }
        Runtime.getRuntime().halt(0);
    }

    private static void run(PeerOptions options) {
        try (BatchingConsumer consumer = new BatchingConsumer(options)) {
            consumer.run();
        } catch (Exception e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
