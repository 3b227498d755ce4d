package io.atrium.installer.flink;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Java;
import io.atrium.installer.component.Logback;
import io.atrium.installer.component.Site;
import io.atrium.installer.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What both Flink processes share: class path, JVM flags and configuration. */
final class FlinkHouse {

    /** What Flink's own scripts open on Java 17. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.net",
            "java.io",
            "java.nio",
            "sun.nio.ch",
            "java.lang.reflect",
            "java.text",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks");

    private final Site site;

    FlinkHouse(Site site) {
        this.site = site;
    }

    /** The checkpoints of every job, which survive their JobManager. */
    Path checkpoints() {
        return site.home().data("flink").resolve("checkpoints");
    }

    Path conf(Component process) {
        return site.conf(process);
    }

    /** Writes a process's {@code config.yaml}: the common settings and its own. */
    void configure(Component process, Map<String, String> own) throws IOException {
        Path temporary = site.home().run().resolve("tmp").resolve(process.id());
        Files.createDirectories(temporary);
        Files.createDirectories(checkpoints());
        StringBuilder yaml = new StringBuilder(common());
        yaml.append("io.tmp.dirs: ").append(temporary).append('\n');
        own.forEach((key, value) -> yaml.append(key).append(": ").append(value).append('\n'));
        Home.write(conf(process).resolve("config.yaml"), yaml.toString());
        Logback.write(
                conf(process),
                Map.of(
                        "org.apache.pekko",
                        "WARN",
                        "org.apache.kafka",
                        "WARN",
                        "org.apache.flink.metrics",
                        "WARN",
                        // Flink's committers register the gauge pendingCommittables again at each checkpoint, and warn
                        // of it.
                        "org.apache.flink.metrics.MetricGroup",
                        "ERROR"));
    }

    private String common() {
        return """
                jobmanager.rpc.address: 127.0.0.1
                jobmanager.bind-host: 127.0.0.1
                jobmanager.rpc.port: %1$d
                blob.server.port: %2$d
                rest.address: 127.0.0.1
                rest.bind-address: 127.0.0.1
                rest.port: %3$d
                taskmanager.numberOfTaskSlots: 4
                state.backend.type: hashmap
                execution.checkpointing.dir: %4$s
                execution.checkpointing.num-retained: 3
                execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION
                restart-strategy.type: exponential-delay
                restart-strategy.exponential-delay.initial-backoff: 1 s
                restart-strategy.exponential-delay.max-backoff: 15 s
                heartbeat.interval: 2000
                heartbeat.timeout: 20000
                classloader.check-leaked-classloader: false
                """.formatted(
                        site.port(Component.JOBMANAGER, "rpc"),
                        site.port(Component.JOBMANAGER, "blob"),
                        site.port(Component.JOBMANAGER),
                        checkpoints().toUri());
    }

    Java java(String mainClass, Component process) {
        List<String> flags = new ArrayList<>();
        flags.add("--add-exports=java.base/sun.net.util=ALL-UNNAMED");
        OPENED.forEach(name -> flags.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        flags.add(Logback.option(conf(process)));
        // The web page shows this file.
        flags.add("-Dlog.file=" + site.log(process));
        return Java.of(mainClass, site.programs().component("flink").resolve("lib") + "/*")
                .options(flags.toArray(String[]::new))
                .arguments("--configDir", conf(process).toString());
    }
}
