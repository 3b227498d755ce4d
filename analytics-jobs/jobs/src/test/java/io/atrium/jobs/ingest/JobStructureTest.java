package io.atrium.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.jobs.clickhouse.Table;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class JobStructureTest {

    private static StreamGraph graph() {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "kafka.bootstrap.servers", "127.0.0.1:1",
                "kafka.group", "g",
                "clickhouse.url", "http://127.0.0.1:1",
                "clickhouse.database", "d",
                "clickhouse.user", "u",
                "clickhouse.password.file", "/p"));
        IngestOptions options = IngestOptions.of(properties);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(2, IngestJob.configuration(options));
        IngestJob.compose(environment, IngestJob.Ends.of(options), options);
        return environment.getStreamGraph();
    }

    @Test
    void everyOperatorHasAUidOfItsOwnAndAName() {
        // When
        List<StreamNode> nodes = List.copyOf(graph().getStreamNodes());

        // Then
        assertThat(nodes).hasSizeGreaterThan(5);
        assertThat(nodes)
                .extracting(StreamNode::getTransformationUID)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(nodes).extracting(StreamNode::getOperatorName).allMatch(name -> !name.isBlank());
    }

    @Test
    void stateMovesOnlyWhenItMust() {
        // When
        StreamGraph graph = graph();

        // Then
        assertThat(graph.getExecutionConfig().isObjectReuseEnabled()).isTrue();
        assertThat(graph.getExecutionConfig().getMaxParallelism()).isEqualTo(128);
        assertThat(graph.getCheckpointConfig().getTolerableCheckpointFailureNumber())
                .isEqualTo(Integer.MAX_VALUE);
    }

    /** The auditor takes what an outcome says as written: the facts that it counts must be there before it. */
    @Test
    void outcomesAreWrittenAfterTheFactsThatTheyCount() {
        // When
        List<Table<? extends IngestRow>> tables = new FactTables(1).tables();

        // Then
        assertThat(tables)
                .extracting(Table::name)
                .containsExactly("usage_event", "collaboration_event", "business_event", "ingest_outcome");
    }
}
