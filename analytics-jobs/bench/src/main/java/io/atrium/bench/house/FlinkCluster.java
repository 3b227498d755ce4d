package io.atrium.bench.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs jobs on the session cluster, over its REST interface. */
public final class FlinkCluster {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> ENDED = Set.of("FAILED", "CANCELED", "FINISHED", "SUSPENDED");
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final String address;
    private final String metrics;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * @param port of the REST interface
     * @param metricsPort of the TaskManager's metrics, in Prometheus' format
     */
    FlinkCluster(int port, int metricsPort) {
        this.address = "http://127.0.0.1:" + port;
        this.metrics = "http://127.0.0.1:" + metricsPort + "/metrics";
    }

    /**
     * A checkpoint that has completed.
     *
     * @param id the later, the greater
     * @param millis from its trigger until it was complete
     * @param writtenBytes what it wrote
     * @param stateBytes what it refers to, the parts of earlier ones that still hold included
     */
    public record Checkpoint(long id, long millis, long writtenBytes, long stateBytes) {}

    /** The last few completed checkpoints of the job that runs, the newest first. */
    public List<Checkpoint> checkpoints() throws IOException, InterruptedException {
        List<Checkpoint> completed = new ArrayList<>();
        for (JsonNode each :
                send(request("/jobs/" + running() + "/checkpoints").GET()).path("history")) {
            if (each.path("status").asText().equals("COMPLETED")) {
                completed.add(new Checkpoint(
                        each.path("id").asLong(),
                        each.path("end_to_end_duration").asLong(),
                        each.path("checkpointed_size").asLong(),
                        each.path("state_size").asLong()));
            }
        }
        completed.sort(Comparator.comparingLong(Checkpoint::id).reversed());
        return completed;
    }

    private String running() throws IOException, InterruptedException {
        for (JsonNode job : jobs()) {
            if (job.path("state").asText().equals("RUNNING")) {
                return job.path("jid").asText();
            }
        }
        throw new IOException("no job runs");
    }

    /** The sum of what all operators say that have a metric of this name, as of now; 0 when none has. */
    public double sum(String metric) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(metrics)).timeout(LIMIT).build();
        return http.send(request, HttpResponse.BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith("flink_taskmanager_job_task_operator_" + metric + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /**
     * Starts a job and waits until all its tasks run.
     *
     * @param jar with all that the job needs
     * @param mainClass its entry
     * @param arguments of the entry
     * @param configuration Flink's options for this job
     * @return the job's id
     */
    public String run(Path jar, String mainClass, List<String> arguments, Map<String, String> configuration)
            throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode();
        body.put("entryClass", mainClass);
        arguments.forEach(body.putArray("programArgsList")::add);
        configuration.forEach(body.putObject("flinkConfiguration")::put);
        String job = send(request("/jars/" + upload(jar) + "/run")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())))
                .path("jobid")
                .asText();
        awaitRunning(job);
        return job;
    }

    /** Waits until all tasks of a job run. */
    public void awaitRunning(String job) throws IOException, InterruptedException {
        boolean running = Await.within(START_LIMIT, () -> {
            JsonNode overview = overview(job);
            JsonNode tasks = overview.path("tasks");
            return ENDED.contains(overview.path("state").asText())
                    || (overview.path("state").asText().equals("RUNNING")
                            && tasks.path("running").asInt()
                                    == tasks.path("total").asInt());
        });
        if (!running || ENDED.contains(overview(job).path("state").asText())) {
            throw new IOException("the job does not run: " + rootCause(job));
        }
    }

    /** Cancels every job and waits until none runs. */
    public void cancelAll() throws IOException, InterruptedException {
        for (JsonNode job : jobs()) {
            if (!ENDED.contains(job.path("state").asText())) {
                send(request("/jobs/" + job.path("jid").asText()).method("PATCH", HttpRequest.BodyPublishers.noBody()));
            }
        }
        Await.until("no job runs", LIMIT, () -> {
            for (JsonNode job : jobs()) {
                if (!ENDED.contains(job.path("state").asText())) {
                    return false;
                }
            }
            return true;
        });
    }

    private JsonNode overview(String id) throws IOException, InterruptedException {
        for (JsonNode job : jobs()) {
            if (job.path("jid").asText().equals(id)) {
                return job;
            }
        }
        throw new IOException("the JobManager does not know job " + id);
    }

    private JsonNode jobs() throws IOException, InterruptedException {
        return send(request("/jobs/overview").GET()).path("jobs");
    }

    private String rootCause(String job) throws IOException, InterruptedException {
        return send(request("/jobs/" + job + "/exceptions").GET())
                .path("root-exception")
                .asText();
    }

    private String upload(Path jar) throws IOException, InterruptedException {
        String boundary = "atrium-bench-5f0c6f1e";
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofString(
                        "--" + boundary + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
                                + jar.getFileName() + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n"),
                HttpRequest.BodyPublishers.ofFile(jar),
                HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        String stored = send(request("/jars/upload")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(body))
                .path("filename")
                .asText();
        return stored.substring(stored.lastIndexOf('/') + 1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(LIMIT);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("Flink answers " + answer.statusCode() + " to "
                    + answer.request().uri().getPath() + ": " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }
}
