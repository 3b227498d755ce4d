package io.atrium.bench.peer;

import io.atrium.contract.EventFamily;
import io.atrium.contract.codec.EventCodec;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Flink with its own JDBC connector and ClickHouse's driver, which sends a batch as one RowBinary body. What a checkpoint
 * had not covered when the job died is written again: at least once. Argument: its options' file.
 */
public final class JdbcJob {
    /** The driver's own way to batch rows in binary instead of as SQL text. */
    private static final String BINARY_BATCHES = "beta.row_binary_for_simple_insert";

    private JdbcJob() {}

    public static void main(String[] arguments) throws Exception {
        PeerOptions options = PeerOptions.read(Path.of(arguments[0]));
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration()
                .set(PipelineOptions.OBJECT_REUSE, true)
                .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(options.flushMillis())));
        environment.setParallelism(options.parallelism());
        DataStream<Fact> facts = environment.fromSource(source(options), WatermarkStrategy.noWatermarks(), "events");
        for (EventFamily family : EventFamily.values()) {
            facts.filter(fact -> fact.event().family() == family)
                    .sinkTo(sink(family, options))
                    .name(family.id());
        }
        environment.execute("jdbc");
    }

    private static KafkaSource<Fact> source(PeerOptions options) {
        return KafkaSource.<Fact>builder()
                .setBootstrapServers(options.bootstrapServers())
                .setGroupId(options.group())
                .setTopics(options.topics())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperty("isolation.level", "read_committed")
                .setDeserializer(new Reading())
                .build();
    }

    private static JdbcSink<Fact> sink(EventFamily family, PeerOptions options) {
        int columns = columns(family);
        String insert = "INSERT INTO " + FactRow.table(family) + " VALUES ("
                + String.join(", ", Collections.nCopies(columns, "?")) + ")";
        return JdbcSink.<Fact>builder()
                .withQueryStatement(insert, new Binding())
                .withExecutionOptions(JdbcExecutionOptions.builder()
                        .withBatchSize(options.batchRows())
                        .withBatchIntervalMs(options.flushMillis())
                        .withMaxRetries(3)
                        .build())
                .buildAtLeastOnce(new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                        .withUrl("jdbc:clickhouse://" + options.clickHouse() + "/" + PeerOptions.DATABASE)
                        .withDriverName("com.clickhouse.jdbc.ClickHouseDriver")
                        .withUsername(PeerOptions.USER)
                        .withPassword(options.password())
                        .withProperty(BINARY_BATCHES, "true")
                        .withProperty("clickhouse_setting_async_insert", "0")
                        .withProperty("clickhouse_setting_insert_deduplicate", "0")
                        .build());
    }

    static int columns(EventFamily family) {
        return switch (family) {
            case USAGE -> 31;
            case COLLABORATION -> 49;
            case BUSINESS -> 46;
        };
    }

    /** Decodes where the record is read: nothing else is handed from task to task. */
    private static final class Reading implements KafkaRecordDeserializationSchema<Fact> {
        private static final long serialVersionUID = 1L;

        private transient @Nullable EventCodec codec;

        @Override
        public void open(DeserializationSchema.InitializationContext context) {
            codec = new EventCodec();
        }

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Fact> out) {
            out.collect(Fact.of(message, Objects.requireNonNull(codec)));
        }

        @Override
        public TypeInformation<Fact> getProducedType() {
            return TypeInformation.of(Fact.class);
        }
    }

    /** Sets a row's values. */
    private static final class Binding implements JdbcStatementBuilder<Fact> {
        private static final long serialVersionUID = 1L;

        private transient @Nullable FactRow row;

        @Override
        public void accept(PreparedStatement statement, Fact fact) throws SQLException {
            if (row == null) {
                row = new FactRow();
            }
            List<@Nullable Object> values = row.of(fact);
            for (int column = 0; column < values.size(); column++) {
                statement.setObject(column + 1, values.get(column));
            }
        }
    }
}
