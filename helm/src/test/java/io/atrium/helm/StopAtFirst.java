package io.atrium.helm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Steps that build on each other: after one that failed nothing more is done to the cluster, and what it said of itself then is written
 * down for whoever was not there.
 */
final class StopAtFirst implements TestWatcher, BeforeEachCallback {

    private static final Path FOLDER = Path.of("target/cluster");
    private static final int EVENTS = 40;

    private final Cluster cluster;
    private String failed = "";

    StopAtFirst(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Whether every step so far went well. */
    boolean allWell() {
        return failed.isEmpty();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        assumeTrue(allWell(), "not tried: " + failed + " failed, and the cluster is left as it was then");
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        failed = context.getDisplayName();
        try {
            write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        String pods = keep("pods", "get", "pods", "-o", "wide");
        List<String> events = keep("events", "get", "events", "--sort-by=.lastTimestamp")
                .lines()
                .toList();
        keep("nodes", "describe", "nodes");
        keep("objects", "get", "all,pvc,networkpolicy,pdb", "-o", "wide");
        keep("volumes", "get", "pv", "-o", "yaml");
        keep("describe-pods", "describe", "pods");
        for (String container : containers()) {
            String[] names = container.split("/", -1);
            keep("log-" + names[0] + "-" + names[1], "logs", names[0], "-c", names[1], "--tail=2000");
            keep("log-" + names[0] + "-" + names[1] + "-before", "logs", names[0], "-c", names[1], "-p", "--tail=500");
        }
        System.out.println(failed + " failed. In " + FOLDER.toAbsolutePath() + " is what the cluster says of it.\n"
                + pods + String.join("\n", events.subList(Math.max(0, events.size() - EVENTS), events.size())));
    }

    private List<String> containers() throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        for (JsonNode pod : cluster.json("get", "pods").path("items")) {
            for (String list : List.of("initContainers", "containers")) {
                KubernetesObject.elements(pod.path("spec").path(list))
                        .forEach(container -> all.add(pod.at("/metadata/name").asText() + "/"
                                + container.path("name").asText()));
            }
        }
        return all;
    }

    /** What cannot be asked says so in its file. */
    private String keep(String name, String... arguments) throws IOException, InterruptedException {
        Cluster.Answer answer = cluster.ask(arguments);
        boolean nothingBefore = name.endsWith("-before") && answer.code() != 0;
        if (!nothingBefore) {
            Files.writeString(FOLDER.resolve(name + ".txt"), answer.text());
        }
        return answer.text();
    }
}
