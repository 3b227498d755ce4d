package io.atrium.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.jobs.clickhouse.Table;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class JobStructureTest {

    private static StreamGraph graph() {
        return graph(2);
    }

    private static StreamGraph graph(int parallelism) {
        return graph(parallelism, "ingest,sessions,collaboration,processes");
    }

    private static StreamGraph graph(int parallelism, String jobs) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "kafka.bootstrap.servers", "127.0.0.1:1",
                "kafka.group", "g",
                "clickhouse.url", "http://127.0.0.1:1",
                "clickhouse.database", "d",
                "clickhouse.user", "u",
                "clickhouse.password.file", "/p",
                "jobs", jobs,
                "parallelism", Integer.toString(parallelism)));
        IngestOptions options = IngestOptions.of(properties);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, IngestJob.configuration(options));
        IngestJob.compose(environment, IngestJob.Ends.of(options), options);
        return environment.getStreamGraph();
    }

    private static List<JobVertex> vertices(int parallelism) {
        return StreamSupport.stream(
                        graph(parallelism).getJobGraph().getVertices().spliterator(), false)
                .toList();
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

    @Test
    void recordsAreSentToAnotherTaskOnlyWhenThereAreSeveralJudges() {
        // When
        List<JobVertex> alone = vertices(1);
        List<JobVertex> several = vertices(2);

        // Then
        assertThat(alone)
                .singleElement()
                .extracting(JobVertex::getName)
                .asString()
                .contains("events", "read", "judge", "facts", "dead-letters", "member_day", "process_case");
        assertThat(several).extracting(JobVertex::getName).anyMatch(name -> name.startsWith("judge"));
    }

    /** Checkpoints of one parallelism are restored with another: Flink finds state by these. */
    @Test
    void operatorsHaveTheSameUidsWithAnyParallelism() {
        assertThat(graph(1).getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .containsExactlyInAnyOrderElementsOf(graph(2).getStreamNodes().stream()
                        .map(StreamNode::getTransformationUID)
                        .toList());
    }

    /** State is found by these: they never change. */
    @Test
    void eachDerivationHasItsOperators() {
        assertThat(graph().getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .contains("events", "read", "judge", "facts", "dead-letters")
                .contains("member_day-pieces", "member_day", "member_day-facts")
                .contains("response", "meeting", "document_use", "process_case", "record_stage");
    }

    @Test
    void aDerivationAloneJudgesForItselfAndWritesNoRawFacts() {
        // When
        List<String> uids = graph(2, "sessions").getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .toList();

        // Then
        assertThat(uids)
                .contains("events", "judge", "member_day")
                .doesNotContain("facts", "dead-letters", "meeting", "process_case");
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
