package io.atrium.jobs.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How far the running jobs' checkpoints are, from Flink's REST interface. What was written before a mark is known to a job, and what it had taken
 * by then is written, after two checkpoints that began after the mark: see {@code Derive}, which reads notices before each barrier.
 */
final class FlinkJobs {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int CHECKPOINTS = 2;

    private final URI rest;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    FlinkJobs(URI rest) {
        this.rest = rest;
    }

    /**
     * Where every running job stands.
     *
     * @param begun job to the newest checkpoint that has begun, 0 before the first
     */
    record Mark(Map<String, Long> begun) {}

    /** Where they stand now. */
    Mark mark() throws IOException, InterruptedException {
        Map<String, Long> begun = new HashMap<>();
        for (JsonNode job : ask("/jobs/overview").path("jobs")) {
            if ("RUNNING".equals(job.path("state").asText())) {
                String id = job.path("jid").asText();
                long newest = 0;
                for (JsonNode checkpoint : history(id)) {
                    newest = Math.max(newest, checkpoint.path("id").asLong());
                }
                begun.put(id, newest);
            }
        }
        if (begun.isEmpty()) {
            throw new IllegalStateException(
                    "No job runs at " + rest + ": a replay goes through the running jobs, start them first");
        }
        return new Mark(begun);
    }

    /** Whether every job that runs has completed two checkpoints that began after the mark; a job that was started since reads everything anew. */
    boolean passed(Mark mark) throws IOException, InterruptedException {
        for (String job : mark().begun().keySet()) {
            long after = mark.begun().getOrDefault(job, 0L);
            int completed = 0;
            for (JsonNode checkpoint : history(job)) {
                if (checkpoint.path("id").asLong() > after
                        && "COMPLETED".equals(checkpoint.path("status").asText())) {
                    completed++;
                }
            }
            if (completed < CHECKPOINTS) {
                return false;
            }
        }
        return true;
    }

    private JsonNode history(String job) throws IOException, InterruptedException {
        return ask("/jobs/" + job + "/checkpoints").path("history");
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(rest.resolve(path)).timeout(TIMEOUT).build();
        HttpResponse<byte[]> answer;
        try {
            answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IOException("Flink at " + rest + " does not answer: " + e.getMessage(), e);
        }
        if (answer.statusCode() != 200) {
            throw new IOException("Flink answers " + path + " with " + answer.statusCode());
        }
        return json.readTree(answer.body());
    }
}
