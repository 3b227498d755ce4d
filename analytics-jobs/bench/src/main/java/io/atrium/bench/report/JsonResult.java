package io.atrium.bench.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.bench.measure.Part;
import io.atrium.bench.run.KillOutcome;
import io.atrium.bench.run.Latency;
import io.atrium.bench.run.Standing;
import io.atrium.bench.run.Throughput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Every figure of every round, for other tools. */
public final class JsonResult {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonResult() {}

    /** Writes the file. */
    public static void write(Report report, Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("machine")
                .put("cores", report.machine().cores())
                .put("model", report.machine().model())
                .put("memoryGigabytes", report.machine().memoryGigabytes())
                .put("loadBefore", report.machine().loadBefore())
                .put("java", report.machine().java())
                .put("at", report.machine().at().toString());
        root.putObject("plan")
                .put("warmUp", report.plan().warmUp())
                .put("events", report.plan().events())
                .put("loads", report.plan().loads())
                .put("rounds", report.plan().rounds())
                .put("historyShare", report.plan().historyShare());
        ArrayNode contestants = root.putArray("contestants");
        report.standings().forEach(standing -> write(standing, contestants.addObject()));
        Files.createDirectories(file.getParent());
        Files.writeString(file, JSON.writeValueAsString(root) + "\n");
    }

    private static void write(Standing standing, ObjectNode node) {
        node.put("id", standing.contestant().id());
        standing.contestant().settings().forEach(node.putObject("settings")::put);
        ArrayNode rounds = node.putArray("rounds");
        standing.throughputs().forEach(round -> write(round, rounds.addObject()));
        Latency latency = standing.latency();
        if (latency != null) {
            node.putObject("latency")
                    .put("eventsPerSecond", latency.eventsPerSecond())
                    .put("events", latency.events())
                    .put("p50Millis", latency.p50Millis())
                    .put("p95Millis", latency.p95Millis());
        }
        KillOutcome kill = standing.kill();
        if (kill != null) {
            node.putObject("kill")
                    .put("events", kill.events())
                    .put("lostRows", kill.lostRows())
                    .put("doubledRows", kill.doubledRows())
                    .put("eventsSurplus", kill.eventsSurplus())
                    .put("messagesSurplus", kill.messagesSurplus())
                    .put("deliveriesSurplus", kill.deliveriesSurplus())
                    .put("secondsToComplete", kill.secondsToComplete());
        }
    }

    private static void write(Throughput round, ObjectNode node) {
        node.put("events", round.events())
                .put("bytes", round.bytes())
                .put("seconds", round.seconds())
                .put("eventsPerSecond", round.eventsPerSecond())
                .put("eventsPerCpuSecond", round.eventsPerCpuSecond())
                .put("exact", round.exact());
        ObjectNode cpu = node.putObject("cpuSeconds");
        for (Part part : Part.values()) {
            cpu.put(part.id(), round.cpu().of(part));
        }
    }
}
