package io.atrium.jobs.ingest;

import io.atrium.contract.EventFamily;
import io.atrium.jobs.clickhouse.ClickHouseEndpoint;
import io.atrium.jobs.clickhouse.ClickHouseSink;
import io.atrium.jobs.clickhouse.RetryPolicy;
import io.atrium.jobs.derive.ClickHouseNotices;
import io.atrium.jobs.derive.Derive;
import io.atrium.jobs.derive.DerivedSink;
import io.atrium.jobs.derive.Notices;
import io.atrium.jobs.kafka.DeadLetter;
import io.atrium.jobs.kafka.KafkaRecord;
import io.atrium.jobs.kafka.KafkaRecordTypeInfo;
import io.atrium.jobs.kafka.ReplayTopic;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * {@code IngestJob --config ingest.properties}: reads events from Kafka, writes each once to ClickHouse, and derives facts
 * from them; which of this it does, {@code jobs} says. State backend and checkpoint storage come from Flink's own
 * configuration.
 */
public final class IngestJob {
    private static final String DEAD_LETTER_TOPIC = "atrium.dlq";
    private static final int MAX_PARALLELISM = 128;

    private IngestJob() {}

    /** Runs the job; throws IllegalArgumentException with a sentence when the configuration is wrong. */
    public static void main(String... arguments) throws Exception {
        IngestOptions options = IngestOptions.fromArguments(arguments);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration(options));
        compose(environment, Ends.of(options), options);
        environment.execute(name(options.jobs()));
    }

    /** Whoever asks Flink for the job that counts, such as the server when it erases a tenant, knows it by its name. */
    static String name(Set<Job> jobs) {
        return jobs.contains(Job.INGEST)
                ? Job.INGEST.id()
                : jobs.stream().map(Job::id).collect(Collectors.joining("+"));
    }

    /**
     * What the job is attached to.
     *
     * @param source the records
     * @param rows takes facts and outcomes
     * @param deadLetters takes what cannot count
     * @param knownEvents knows the facts that were written before
     * @param erasedTenants knows whose records do not count any more
     * @param closedDays knows which days do not count any more
     * @param restoredTenants knows whose facts were written by others than this job
     * @param derived takes derived facts
     * @param notices knows which generations of them are written
     */
    record Ends(
            Source<KafkaRecord, ?, ?> source,
            Sink<IngestRow> rows,
            Sink<DeadLetter> deadLetters,
            KnownEvents.Provider knownEvents,
            TenantNumbers.Provider erasedTenants,
            TenantNumbers.Provider closedDays,
            TenantNumbers.Provider restoredTenants,
            DerivedSink derived,
            Notices.Provider notices) {

        static Ends of(IngestOptions options) {
            ClickHouseEndpoint clickHouse = options.clickHouse(); // goes with the job graph, the options do not
            RetryPolicy retryPolicy = options.retryPolicy();
            return new Ends(
                    options.kafka()
                            .source(
                                    Stream.concat(
                                                    Arrays.stream(EventFamily.values())
                                                            .map(EventFamily::topic),
                                                    Stream.of(ReplayTopic.NAME))
                                            .toList(),
                                    options.start()),
                    ClickHouseSink.<IngestRow>builder()
                            .endpoint(clickHouse)
                            .tables(new FactTables(options.generation()))
                            .generation(options.generation())
                            .retryPolicy(retryPolicy)
                            .build(),
                    options.kafka().deadLetters(DEAD_LETTER_TOPIC),
                    onRetry -> new ClickHouseKnownEvents(clickHouse, retryPolicy, onRetry),
                    onRetry -> ClickHouseTenantNumbers.erasedTenants(clickHouse, retryPolicy, onRetry),
                    onRetry -> ClickHouseTenantNumbers.closedDays(clickHouse, retryPolicy, onRetry),
                    onRetry -> ClickHouseTenantNumbers.restoredTenants(clickHouse, retryPolicy, onRetry),
                    DerivedSink.clickHouse(clickHouse, retryPolicy, options.generation()),
                    onRetry -> new ClickHouseNotices(clickHouse, retryPolicy, onRetry));
        }
    }

    /** What the job needs of Flink, whatever the cluster's defaults are. */
    static Configuration configuration(IngestOptions options) {
        return new Configuration()
                .set(PipelineOptions.OBJECT_REUSE, true) // all values are immutable
                .set(PipelineOptions.GENERIC_TYPES, false) // Kryo would be a mistake
                .set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM)
                .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, options.checkpointInterval())
                .set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, options.checkpointTimeout())
                .set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE)
                .set(
                        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION)
                .set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay")
                .set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofMinutes(1));
    }

    /** Puts the job together. */
    static void compose(StreamExecutionEnvironment environment, Ends ends, IngestOptions options) {
        environment.setParallelism(options.parallelism());
        SingleOutputStreamOperator<Arrival> arrivals = environment
                .fromSource(ends.source(), WatermarkStrategy.noWatermarks(), "events", new KafkaRecordTypeInfo())
                .uid("events")
                .map(new ReadEvents())
                .returns(new ArrivalTypeInfo())
                .uid("read")
                .name("read");
        SingleOutputStreamOperator<IngestRow> rows = byIdentity(arrivals, options.parallelism())
                .transform(
                        "judge",
                        new IngestRowSerializer.Type(),
                        new Judge(
                                ends.knownEvents(),
                                new Judge.Tenants(ends.erasedTenants(), ends.closedDays(), ends.restoredTenants()),
                                new Judge.Memory(options.generation(), options.horizon(), options.found())))
                .uid("judge")
                .name("judge");
        if (options.jobs().contains(Job.INGEST)) {
            rows.filter(row -> !(row instanceof IngestRow.Replayed))
                    .uid("counted")
                    .name("counted")
                    .sinkTo(ends.rows())
                    .uid("facts")
                    .name("facts");
            rows.getSideOutput(Judge.DEAD_LETTERS)
                    .sinkTo(ends.deadLetters())
                    .uid("dead-letters")
                    .name("dead-letters");
        }
        new Deriving(ends, options, start(environment)).compose(rows);
    }

    private static Derive.Start start(StreamExecutionEnvironment environment) {
        return environment
                        .getConfiguration()
                        .getOptional(StateRecoveryOptions.SAVEPOINT_PATH)
                        .isPresent()
                ? Derive.Start.RESTORED
                : Derive.Start.FRESH;
    }

    /**
     * Each identity has one judge. With a single one there is nothing to distribute: records are handed over as they
     * are, in one thread, instead of being written, sent and decoded again.
     */
    private static KeyedStream<Arrival, Identity> byIdentity(DataStream<Arrival> arrivals, int parallelism) {
        return parallelism == 1
                ? DataStreamUtils.reinterpretAsKeyedStream(arrivals, Arrival::identity, new Identity.Type())
                : arrivals.keyBy(Arrival::identity, new Identity.Type());
    }
}
