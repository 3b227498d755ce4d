package io.atrium.installer.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.component.Component;
import io.atrium.installer.component.Definition;
import io.atrium.installer.component.Site;
import io.atrium.installer.home.Home;
import io.atrium.installer.home.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ingest job on the session cluster. Without high availability the cluster forgets its jobs when the JobManager dies;
 * then the job is submitted again from the newest complete checkpoint.
 */
public final class IngestJob implements Definition.Watched {

    private static final Set<String> ENDED = Set.of("FAILED", "CANCELED", "FINISHED", "SUSPENDED");

    private final Site site;
    private final FlinkRest rest;
    private final Checkpoints checkpoints;

    public IngestJob(Site site, FlinkRest rest) {
        this.site = site;
        this.rest = rest;
        this.checkpoints = new Checkpoints(new FlinkHouse(site).checkpoints());
    }

    @Override
    public Component component() {
        return Component.INGEST;
    }

    @Override
    public void prepare() throws IOException {
        site.secrets().obtain("clickhouse-ingest");
        Map<String, String> all = new LinkedHashMap<>(evaluation());
        all.putAll(site.ingest());
        StringBuilder text = new StringBuilder();
        all.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        Home.write(properties(), text.toString());
    }

    private Map<String, String> evaluation() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("kafka.bootstrap.servers", "127.0.0.1:" + site.port(Component.KAFKA));
        properties.put("kafka.group", "atrium-ingest");
        properties.put("clickhouse.url", "http://127.0.0.1:" + site.port(Component.CLICKHOUSE));
        properties.put("clickhouse.database", "atrium");
        properties.put("clickhouse.user", "atrium_ingest");
        properties.put(
                "clickhouse.password.file",
                site.secrets().file("clickhouse-ingest").toString());
        properties.put("generation", "1");
        properties.put("checkpoint.interval", "PT5S");
        properties.put("deduplication.horizon", "P7D");
        properties.put("parallelism", "1");
        properties.put("jobs", "ingest,sessions,collaboration,processes");
        return properties;
    }

    private Path properties() {
        return site.conf(Component.INGEST).resolve("ingest.properties");
    }

    @Override
    public Definition.Health ensure() throws IOException, InterruptedException {
        JsonNode newest = newestJob();
        String state = newest.path("state").asText("LOST");
        if (newest.isMissingNode()) {
            boolean first = checkpoints.newest().isEmpty();
            submit();
            return new Definition.Health(false, Optional.of(first ? "first start" : "the JobManager was lost"), !first);
        }
        if (ENDED.contains(state)) {
            String problem =
                    "the job has ended: " + state + rootCause(newest.path("jid").asText());
            submit();
            return new Definition.Health(false, Optional.of(problem), true);
        }
        JsonNode tasks = newest.path("tasks");
        boolean running = state.equals("RUNNING")
                && tasks.path("running").asInt() == tasks.path("total").asInt();
        if (running) {
            checkpoints.deleteOlderThan(newest.path("jid").asText());
        }
        return new Definition.Health(running, running ? Optional.empty() : Optional.of("the job is " + state), false);
    }

    private JsonNode newestJob() throws IOException, InterruptedException {
        JsonNode newest = MissingNode.getInstance();
        for (JsonNode job : rest.get("/jobs/overview").path("jobs")) {
            if (newest.isMissingNode()
                    || job.path("start-time").asLong()
                            > newest.path("start-time").asLong()) {
                newest = job;
            }
        }
        return newest;
    }

    private String rootCause(String job) throws InterruptedException {
        try {
            String text = rest.get("/jobs/" + job + "/exceptions")
                    .path("root-exception")
                    .asText();
            return text.isEmpty() ? "" : ": " + text.lines().findFirst().orElse("");
        } catch (IOException gone) {
            return "";
        }
    }

    private void submit() throws IOException, InterruptedException {
        Path jar = site.programs().jar(Program.JOBS);
        String name = rest.upload(jar);
        ObjectNode run = FlinkRest.object();
        run.put("entryClass", "io.atrium.jobs.ingest.IngestJob");
        run.putArray("programArgsList").add("--config").add(properties().toString());
        Optional<Path> from = checkpoints.newest();
        if (from.isPresent()) {
            run.put("savepointPath", from.orElseThrow().toUri().toString());
            run.put("allowNonRestoredState", false);
        }
        rest.post("/jars/" + name + "/run", run);
    }

    /** Nothing to do: what is after the last checkpoint is read again from Kafka when the job goes on from it. */
    @Override
    public void stop() {}
}
