package io.atrium.bench.analytics;

import io.atrium.bench.contestant.ProductIngest;
import io.atrium.bench.house.House;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The job, set to something.
 *
 * @param title in the table
 * @param job its own options, where they are not the evaluation's
 * @param flink Flink's options
 */
record Variant(String title, Map<String, String> job, Map<String, String> flink) {
    private static final String ALL = "ingest,sessions,collaboration,processes";

    /** RocksDB as Flink sets it. Its memory is its own, for the evaluation's TaskManager manages next to none. */
    private static final Map<String, String> ROCKSDB_PLAIN = Map.of(
            "state.backend.type", "rocksdb",
            "execution.checkpointing.incremental", "true",
            "state.backend.rocksdb.memory.fixed-per-slot", "256mb");

    /** As we recommend it: keys that are new are not looked for on disk, and what is soon compacted again is not compressed. */
    private static final Map<String, String> ROCKSDB = Stream.of(
                    ROCKSDB_PLAIN,
                    Map.of(
                            "state.backend.rocksdb.use-bloom-filter", "true",
                            "state.backend.rocksdb.compression.per.level",
                                    "NO_COMPRESSION;NO_COMPRESSION;LZ4_COMPRESSION"))
            .flatMap(options -> options.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    Variant {
        job = Map.copyOf(job);
        flink = Map.copyOf(flink);
    }

    static Variant ingestAlone() {
        return new Variant("`jobs=ingest`", Map.of("jobs", "ingest"), Map.of());
    }

    /** @param backend {@code hashmap}, {@code rocksdb} or {@code rocksdb-plain} */
    static Variant allJobs(String backend) {
        return new Variant("all jobs, " + backend, Map.of("jobs", ALL), backendOptions(backend));
    }

    private static Map<String, String> backendOptions(String backend) {
        return switch (backend) {
            case "hashmap" -> Map.of();
            case "rocksdb" -> ROCKSDB;
            case "rocksdb-plain" -> ROCKSDB_PLAIN;
            default ->
                throw new IllegalArgumentException(
                        "--backends " + backend + ": there are hashmap, rocksdb and rocksdb-plain");
        };
    }

    static List<Variant> allJobs(List<String> backends) {
        return backends.stream().map(Variant::allJobs).toList();
    }

    /** The same with one option of the job more. */
    Variant with(String name, String value) {
        Map<String, String> more = new HashMap<>(job);
        more.put(name, value);
        return new Variant(title, more, flink);
    }

    ProductIngest on(House house, Path jar) {
        return new ProductIngest("atrium", title, house, jar, job, flink);
    }
}
