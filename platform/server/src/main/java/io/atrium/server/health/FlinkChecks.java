package io.atrium.server.health;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Flink and the ingest job, through the JobManager's REST interface. */
final class FlinkChecks {
    private static final String JOB = "ingest";
    private static final Duration OLDEST_CHECKPOINT = Duration.ofMinutes(5);

    private final URI flink;
    private final HttpProbe probe;
    private final Clock clock;

    FlinkChecks(URI flink, HttpProbe probe, Clock clock) {
        this.flink = flink;
        this.probe = probe;
        this.clock = clock;
    }

    ComponentCheck cluster() {
        return new ComponentCheck("jobmanager", flink.toString(), this::askCluster);
    }

    ComponentCheck workers() {
        return new ComponentCheck("taskmanager", flink.toString(), this::askWorkers);
    }

    ComponentCheck ingest() {
        return new ComponentCheck(JOB, flink.toString(), this::askIngest);
    }

    private Finding askCluster() throws IOException, InterruptedException {
        JsonNode overview = probe.json(at("/overview"));
        return Finding.up(
                overview.path("flink-version").asText(),
                Map.of("jobsRunning", overview.path("jobs-running").asInt()));
    }

    private Finding askWorkers() throws IOException, InterruptedException {
        JsonNode overview = probe.json(at("/overview"));
        String version = overview.path("flink-version").asText();
        Map<String, Object> details = Map.of(
                "taskManagers", overview.path("taskmanagers").asInt(),
                "slotsTotal", overview.path("slots-total").asInt(),
                "slotsFree", overview.path("slots-available").asInt());
        if (overview.path("taskmanagers").asInt() == 0) {
            return new Finding(ComponentState.DOWN, version, "No TaskManager is registered: no job can run", details);
        }
        return Finding.up(version, details);
    }

    private Finding askIngest() throws IOException, InterruptedException {
        Optional<JsonNode> found = newest(probe.json(at("/jobs/overview")).path("jobs"));
        if (found.isEmpty()) {
            return new Finding(ComponentState.DOWN, null, "The job '" + JOB + "' is not on the cluster", Map.of());
        }
        JsonNode job = found.orElseThrow();
        String state = job.path("state").asText();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("jobId", job.path("jid").asText());
        details.put("jobState", state);
        String version = probe.json(at("/overview")).path("flink-version").asText();
        if (!state.equals("RUNNING")) {
            return new Finding(ComponentState.DOWN, version, "The job is " + state, details);
        }
        return checkpoints(job, version, details);
    }

    private Finding checkpoints(JsonNode job, String version, Map<String, Object> details)
            throws IOException, InterruptedException {
        JsonNode checkpoints = probe.json(at("/jobs/" + job.path("jid").asText() + "/checkpoints"));
        details.put(
                "checkpointsCompleted",
                checkpoints.path("counts").path("completed").asLong());
        details.put(
                "checkpointsFailed", checkpoints.path("counts").path("failed").asLong());
        JsonNode completed = checkpoints.path("latest").path("completed");
        Instant now = clock.instant();
        Instant last = completed.isObject()
                ? Instant.ofEpochMilli(completed.path("latest_ack_timestamp").asLong())
                : Instant.ofEpochMilli(job.path("start-time").asLong());
        if (completed.isObject()) {
            details.put("lastCheckpoint", last.toString());
        }
        if (last.plus(OLDEST_CHECKPOINT).isBefore(now)) {
            return Finding.degraded(
                    version,
                    "No checkpoint has completed for "
                            + Duration.between(last, now).toMinutes() + " min",
                    details);
        }
        return Finding.up(version, details);
    }

    /** Flink also lists jobs that have ended; the running one counts, else the one that started last. */
    private static Optional<JsonNode> newest(JsonNode jobs) {
        JsonNode best = null;
        for (JsonNode job : jobs) {
            boolean ours =
                    job.path("name").asText().toLowerCase(java.util.Locale.ROOT).contains(JOB);
            if (ours && (best == null || rank(job) > rank(best))) {
                best = job;
            }
        }
        return Optional.ofNullable(best);
    }

    private static long rank(JsonNode job) {
        long start = job.path("start-time").asLong();
        return job.path("state").asText().equals("RUNNING") ? Long.MAX_VALUE / 2 + start : start;
    }

    private URI at(String path) {
        return URI.create(flink + path);
    }
}
