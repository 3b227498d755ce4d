package io.atrium.jobs.proof;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;

/** The newest job as Flink's REST interface shows it. A JobManager that does not answer shows nothing. */
public final class FlinkView {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final int port;

    FlinkView(int port) {
        this.port = port;
    }

    /** How long anything may take before a proof gives up. */
    public static ConditionFactory waiting(String what) {
        return await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(200)).pollInSameThread();
    }

    /** Whether every task runs. */
    boolean running() {
        JsonNode job = newest();
        JsonNode tasks = job.path("tasks");
        return job.path("state").asText().equals("RUNNING")
                && tasks.path("total").asInt() > 0
                && tasks.path("running").asInt() == tasks.path("total").asInt();
    }

    /** The newest completed checkpoint of this run of the job, 0 when there is none, -1 when nobody answers. */
    long completed() {
        JsonNode checkpoints = checkpoints();
        return checkpoints.isMissingNode()
                ? -1
                : checkpoints.path("latest").path("completed").path("id").asLong(0);
    }

    /** The number of the checkpoint that the job went on from, 0 when it began anew. */
    long restored() {
        return checkpoints().path("latest").path("restored").path("id").asLong(0);
    }

    /** How often the job was started again without being submitted again. */
    long restarts() {
        JsonNode metric = get("/jobs/" + newest().path("jid").asText() + "/metrics?get=numRestarts");
        return metric.path(0).path("value").asLong(0);
    }

    /** Returns the number of a checkpoint that was completed after this call, while every task runs. */
    long awaitCheckpoint() {
        waiting("the job runs").until(() -> running() && completed() >= 0);
        long before = Math.max(0, completed());
        waiting("a checkpoint after " + before).until(() -> running() && completed() > before);
        return completed();
    }

    /** Returns when everything that Kafka had before is committed to ClickHouse, if it was read: one checkpoint later. */
    public void awaitCommit() {
        awaitCheckpoint();
        awaitCheckpoint();
    }

    private JsonNode newest() {
        JsonNode newest = MissingNode.getInstance();
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            if (newest.isMissingNode()
                    || job.path("start-time").asLong()
                            > newest.path("start-time").asLong()) {
                newest = job;
            }
        }
        return newest;
    }

    private JsonNode checkpoints() {
        return get("/jobs/" + newest().path("jid").asText() + "/checkpoints");
    }

    private JsonNode get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : MissingNode.getInstance();
        } catch (IOException away) {
            return MissingNode.getInstance();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
