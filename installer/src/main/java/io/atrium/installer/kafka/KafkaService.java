package io.atrium.installer.kafka;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Definition;
import io.atrium.installer.component.Java;
import io.atrium.installer.component.Logback;
import io.atrium.installer.component.Site;
import io.atrium.installer.home.Home;
import io.atrium.installer.process.Command;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Kafka: one KRaft broker that is its own controller, with the event topics. */
public final class KafkaService implements Definition.Service {

    private static final String DEAD_LETTERS = "atrium.dlq";

    private static final String REPLAY = "atrium.replay";

    /** One topic an event family, one for what could not be counted, and one for events that are derived from once more. */
    public static final List<String> TOPICS =
            List.of("atrium.usage", "atrium.collaboration", "atrium.business", DEAD_LETTERS, REPLAY);

    private static final String A_DAY = "86400000";

    private static final int PARTITIONS = 4;

    private final Site site;

    public KafkaService(Site site) {
        this.site = site;
    }

    @Override
    public Component component() {
        return Component.KAFKA;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Path conf = site.conf(Component.KAFKA);
        Home.write(conf.resolve("server.properties"), properties());
        Logback.write(conf, Map.of("org.apache.kafka", "WARN", "kafka", "WARN", "kafka.server.KafkaServer", "INFO"));
        Path data = site.data(Component.KAFKA);
        Files.createDirectories(data);
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(conf);
        }
    }

    private void format(Path conf) throws IOException, InterruptedException {
        Command command = java("kafka.tools.StorageTool")
                .options("-XX:TieredStopAtLevel=1")
                .arguments(
                        "format",
                        "--ignore-formatted",
                        // One argument: an id may begin with a minus sign.
                        "--cluster-id=" + clusterId(),
                        "--config",
                        conf.resolve("server.properties").toString())
                .command(conf, site.home().log("kafka-format"));
        int code = site.processes().run(command, "", Duration.ofMinutes(1));
        if (code != 0) {
            throw new IOException("formatting Kafka's storage ended with exit code " + code + ", see " + command.log());
        }
    }

    private static String clusterId() {
        UUID id = UUID.randomUUID();
        ByteBuffer bytes =
                ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private String properties() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=%4$d
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.message.timestamp.type=LogAppendTime
                log.retention.hours=720
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(
                        site.port(Component.KAFKA),
                        site.port(Component.KAFKA, "controller"),
                        site.data(Component.KAFKA),
                        PARTITIONS);
    }

    private Java java(String mainClass) {
        Path conf = site.conf(Component.KAFKA);
        return Java.of(mainClass, site.programs().component("kafka").resolve("lib") + "/*")
                .options("-Xmx384m", Logback.option(conf));
    }

    @Override
    public Command command() {
        Path conf = site.conf(Component.KAFKA);
        return java("kafka.Kafka")
                .options("-Xms128m", "-XX:MaxDirectMemorySize=96m")
                .arguments(conf.resolve("server.properties").toString())
                .command(conf, site.log(Component.KAFKA));
    }

    /** It answers, and every topic was there before we asked for it. */
    @Override
    public boolean ready() {
        try {
            int port = site.port(Component.KAFKA);
            Map<String, Short> codes = KafkaWire.createTopics(port, TOPICS, PARTITIONS);
            return codes.size() == TOPICS.size()
                    && codes.values().stream().allMatch(code -> code == KafkaWire.EXISTS)
                    && keepDeadLetters(port)
                    // The raw facts have these events: what the jobs have read may go.
                    && KafkaWire.configureTopic(port, REPLAY, "retention.ms", A_DAY) == 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What could not be counted exists nowhere else until the server has stored it, however long the server is away: it does not expire. */
    private static boolean keepDeadLetters(int port) throws IOException {
        return KafkaWire.configureTopic(port, DEAD_LETTERS, "retention.ms", "-1") == 0
                && KafkaWire.configureTopic(port, DEAD_LETTERS, "retention.bytes", "-1") == 0;
    }

    @Override
    public String whySlow() {
        return "formats its storage (first start), elects itself and creates the topics";
    }

    @Override
    public Duration stopGrace() {
        return Duration.ofSeconds(20);
    }
}
