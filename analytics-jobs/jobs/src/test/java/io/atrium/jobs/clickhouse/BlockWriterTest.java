package io.atrium.jobs.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.jobs.clickhouse.block.BlockLayout;
import io.atrium.jobs.clickhouse.block.ColumnType;
import java.util.List;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class BlockWriterTest {
    private record Row(int month, String text) {}

    private static BlockWriter<Row> writer(int maxRows, long checkpoint) {
        BlockLayout<Row> layout = BlockLayout.<Row>builder()
                .column("text", ColumnType.string(), (row, column) -> column.add(row.text()))
                .build();
        return new BlockWriter<>(
                List.of(new Table<>("t", Row.class, layout, Row::month)),
                new BlockLimits(maxRows, 1 << 20),
                new BlockWriter.TokenScope(5, 3, checkpoint),
                new SinkMetrics.Writing(new UnregisteredMetricsGroup()));
    }

    private static void write(BlockWriter<Row> writer, Row row) {
        writer.write(row, new NoContext());
    }

    private static final class NoContext implements org.apache.flink.api.connector.sink2.SinkWriter.Context {
        @Override
        public long currentWatermark() {
            return 0;
        }

        @Override
        public Long timestamp() {
            return 0L;
        }
    }

    @Test
    void aTokenNamesTableGenerationSubtaskCheckpointSequenceAndContent() {
        // Given
        BlockWriter<Row> writer = writer(2, 42);
        write(writer, new Row(0, "a"));
        write(writer, new Row(0, "b"));
        write(writer, new Row(0, "c"));

        // When
        List<Block> blocks = writer.prepareCommit();

        // Then
        assertThat(blocks).extracting(Block::rows).containsExactly(2, 1);
        assertThat(blocks.get(0).token()).matches("t/5/3/42/0/[0-9a-f]{64}");
        assertThat(blocks.get(1).token()).matches("t/5/3/42/1/[0-9a-f]{64}");
        assertThat(blocks.get(0).insert()).isEqualTo("INSERT INTO `t` (`text`) FORMAT Native");
    }

    @Test
    void eachCheckpointHasItsOwnBlocks() {
        // Given
        BlockWriter<Row> writer = writer(10, 1);
        write(writer, new Row(0, "a"));
        Block first = writer.prepareCommit().get(0);
        write(writer, new Row(0, "a"));

        // When
        List<Block> second = writer.prepareCommit();

        // Then
        assertThat(second).singleElement().extracting(Block::body).isEqualTo(first.body());
        assertThat(second.get(0).token()).startsWith("t/5/3/2/0/");
        assertThat(writer.prepareCommit()).isEmpty();
    }

    @Test
    void noBlockTouchesMoreMonthsThanTheServerTakes() {
        // Given
        BlockWriter<Row> writer = writer(10_000, 1);
        for (int month = 0; month < 2160; month++) {
            write(writer, new Row(month, "x"));
        }

        // When
        List<Block> blocks = writer.prepareCommit();

        // Then
        assertThat(blocks).hasSize(2160 / Table.MONTHS_IN_A_BLOCK);
        assertThat(blocks).allMatch(block -> block.rows() == Table.MONTHS_IN_A_BLOCK);
    }

    @Test
    void aRowWithoutATableIsRefused() {
        // Given
        BlockLayout<Integer> layout = BlockLayout.<Integer>builder()
                .column("n", ColumnType.int32(), (row, column) -> column.add((long) row))
                .build();
        BlockWriter<Object> writer = new BlockWriter<>(
                List.of(new Table<>("n", Integer.class, layout)),
                new BlockLimits(1, 1),
                new BlockWriter.TokenScope(0, 0, 1),
                new SinkMetrics.Writing(new UnregisteredMetricsGroup()));

        // When, Then
        assertThatThrownBy(() -> writer.write("text", new NoContext())).hasMessageContaining("java.lang.String");
    }

    @Test
    void blocksOfACheckpointFollowTheOrderOfTheTables() {
        // Given
        BlockLayout<Integer> numbers = BlockLayout.<Integer>builder()
                .column("n", ColumnType.int32(), (row, column) -> column.add((long) row))
                .build();
        BlockLayout<String> texts = BlockLayout.<String>builder()
                .column("t", ColumnType.string(), (row, column) -> column.add(row))
                .build();
        BlockWriter<Object> writer = new BlockWriter<>(
                List.of(new Table<>("facts", String.class, texts), new Table<>("outcome", Integer.class, numbers)),
                new BlockLimits(10, 1 << 20),
                new BlockWriter.TokenScope(0, 0, 1),
                new SinkMetrics.Writing(new UnregisteredMetricsGroup()));
        writer.write(1, new NoContext());
        writer.write("a", new NoContext());

        // When
        List<Block> blocks = writer.prepareCommit();

        // Then
        assertThat(blocks).extracting(Block::table).containsExactly("facts", "outcome");
    }
}
