package io.atrium.installer.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.component.Component;
import io.atrium.installer.component.Definition;
import io.atrium.installer.component.Site;
import io.atrium.installer.home.Home;
import io.atrium.installer.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Flink's TaskManager. Every kind of memory is given explicitly, so that no second JVM has to derive the flags at each
 * start; the sum is about 1.2 GB at most. The system property {@code atrium.taskmanager.heap} (megabytes) gives the job
 * another heap, for organizations that are larger than an evaluation's.
 */
public final class TaskManagerService implements Definition.Service {

    private static final String HEAP = "atrium.taskmanager.heap";
    private static final int HEAP_MEGABYTES = 576;
    private static final int FRAMEWORK_MEGABYTES = 128;

    private final Site site;
    private final FlinkRest rest;
    private final FlinkHouse house;

    public TaskManagerService(Site site, FlinkRest rest) {
        this.site = site;
        this.rest = rest;
        this.house = new FlinkHouse(site);
    }

    @Override
    public Component component() {
        return Component.TASKMANAGER;
    }

    @Override
    public void prepare() throws IOException {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("taskmanager.host", "127.0.0.1");
        own.put("taskmanager.bind-host", "127.0.0.1");
        // A new address at each start: the JobManager may still hold the connection of one that was killed, and then
        // drops what comes from the same address.
        own.put("taskmanager.rpc.port", "0");
        own.put("taskmanager.data.port", "0");
        own.put("taskmanager.cpu.cores", "2.0");
        own.put("taskmanager.memory.framework.heap.size", FRAMEWORK_MEGABYTES + "m");
        own.put("taskmanager.memory.task.heap.size", taskHeap() + "m");
        own.put("taskmanager.memory.managed.size", "8m");
        own.put("taskmanager.memory.framework.off-heap.size", "96m");
        own.put("taskmanager.memory.task.off-heap.size", "64m");
        own.put("taskmanager.memory.network.min", "64m");
        own.put("taskmanager.memory.network.max", "64m");
        own.put("taskmanager.memory.jvm-metaspace.size", "256m");
        own.put("taskmanager.memory.jvm-overhead.min", "192m");
        own.put("taskmanager.memory.jvm-overhead.max", "192m");
        house.configure(component(), own);
    }

    /** Each process has a name of its own. */
    @Override
    public void beforeStart() throws IOException {
        Home.write(idFile(), "tm-" + UUID.randomUUID().toString().substring(0, 8));
    }

    @Override
    public Command command() throws IOException {
        String id = Files.readString(idFile());
        return house.java("org.apache.flink.runtime.taskexecutor.TaskManagerRunner", component())
                .options(
                        "-Xms192m",
                        "-Xmx" + (FRAMEWORK_MEGABYTES + taskHeap()) + "m",
                        "-XX:MaxMetaspaceSize=256m",
                        "-XX:MaxDirectMemorySize=224m")
                .arguments("-D", "taskmanager.resource-id=" + id)
                .command(house.conf(component()), site.log(component()));
    }

    private static int taskHeap() {
        return Integer.getInteger(HEAP, HEAP_MEGABYTES);
    }

    private Path idFile() {
        return house.conf(component()).resolve("resource-id");
    }

    /** This very process is registered; one that was killed stays in the list for a while. */
    @Override
    public boolean ready() throws IOException, InterruptedException {
        if (!Files.exists(idFile())) {
            return false;
        }
        String id = Files.readString(idFile());
        try {
            for (JsonNode taskManager : rest.get("/taskmanagers").path("taskmanagers")) {
                if (taskManager.path("id").asText().equals(id)) {
                    return true;
                }
            }
            return false;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public String whySlow() {
        return "Flink's TaskManager loads its classes and registers";
    }
}
