package io.atrium.server.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.server.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the ingest has taken notice of what the warehouse says about erased and restored tenants and closed days. It reads that when it starts and
 * after each barrier, and commits a checkpoint's blocks before it takes part in the next: so after two checkpoints that
 * began later, nothing from before is on its way any more. Numbers of checkpoints are compared, not clocks.
 */
public final class IngestNotice {
    private static final String JOB = "ingest";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI flink;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    public IngestNotice(URI flink) {
        this.flink = flink;
    }

    /**
     * Where the ingest stands.
     *
     * @param job empty when none runs
     * @param checkpoint the newest that has begun, 0 before the first
     */
    public record Mark(String job, long checkpoint) {}

    /** Where it stands now. */
    public Mark mark() throws IOException, InterruptedException {
        String job = running();
        long newest = 0;
        if (!job.isEmpty()) {
            for (JsonNode checkpoint : history(job)) {
                newest = Math.max(newest, checkpoint.path("id").asLong());
            }
        }
        return new Mark(job, newest);
    }

    /** Throws until the ingest has taken notice of what was written before the mark. */
    public void require(Mark mark) throws IOException, InterruptedException {
        String job = running();
        if (job.isEmpty()) {
            throw new IOException(
                    "The job 'ingest' does not run. It may hold events of the tenant that are not written yet; "
                            + "start it, what waits then goes on.");
        }
        // A job that was started later has read it at its start.
        long after = job.equals(mark.job()) ? mark.checkpoint() : 0;
        List<Long> completed = new ArrayList<>();
        for (JsonNode checkpoint : history(job)) {
            long id = checkpoint.path("id").asLong();
            if (id > after && checkpoint.path("status").asText().equals("COMPLETED")) {
                completed.add(id);
            }
        }
        if (completed.size() < 2) {
            throw new IOException("The job 'ingest' has not completed two checkpoints since it could know of it.");
        }
    }

    private String running() throws IOException, InterruptedException {
        String running = "";
        long newest = Long.MIN_VALUE;
        for (JsonNode job : ask("/jobs/overview").path("jobs")) {
            boolean ours = job.path("name").asText().equals(JOB)
                    && job.path("state").asText().equals("RUNNING");
            if (ours && job.path("start-time").asLong() > newest) {
                newest = job.path("start-time").asLong();
                running = job.path("jid").asText();
            }
        }
        return running;
    }

    private JsonNode history(String job) throws IOException, InterruptedException {
        return ask("/jobs/" + job + "/checkpoints").path("history");
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(flink + path))
                .timeout(TIMEOUT)
                .build();
        HttpResponse<byte[]> answer;
        try {
            answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IOException(
                    "Flink at " + flink + " does not answer, so nobody knows what the ingest still holds.", e);
        }
        if (answer.statusCode() != 200) {
            throw new IOException("Flink answers " + path + " with " + answer.statusCode() + ".");
        }
        return Json.mapper().readTree(answer.body());
    }
}
