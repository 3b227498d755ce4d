package io.atrium.installer.preflight;

import io.atrium.installer.site.Installation.Component;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.jspecify.annotations.Nullable;

/** A Kafka that the customer brings. */
final class KafkaBrought implements Check {

    private static final int COPIES = 3;
    private static final String TOPIC = "atrium.preflight";

    @Override
    public Item item() {
        return Item.KAFKA;
    }

    @Override
    public List<Finding> look(Subject subject) throws IOException, InterruptedException {
        Component brought = subject.site().components().kafka();
        if (!brought.external()) {
            return List.of();
        }
        String address = brought.where();
        List<Finding> findings = new ArrayList<>();
        findings.add(clients(brought));
        try (Admin admin = Admin.create(settings(brought, subject))) {
            DescribeClusterResult cluster = admin.describeCluster();
            int brokers = answer(cluster.nodes(), subject).size();
            findings.add(Item.KAFKA.pass(
                    address,
                    brokers + (brokers == 1 ? " broker" : " brokers") + ", controller "
                            + answer(cluster.controller(), subject).idString()));
            findings.add(version(
                    address,
                    answer(admin.describeFeatures().featureMetadata(), subject)
                            .finalizedFeatures()
                            .get("metadata.version")));
            if (subject.size().load().replicated()) {
                findings.add(
                        brokers >= COPIES
                                ? Item.KAFKA_BROKERS.pass(address, Integer.toString(brokers))
                                : Item.KAFKA_BROKERS.warn(address, Integer.toString(brokers)));
            }
            findings.add(topics(admin, address, (short) Math.min(brokers, COPIES), subject));
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            findings.add(Item.KAFKA.fail(address, said(e)));
        }
        return findings;
    }

    private static Map<String, Object> settings(Component brought, Subject subject) throws IOException {
        Map<String, Object> settings = new HashMap<>();
        int patience = subject.milliseconds();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brought.where());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "atrium-preflight");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
        settings.put(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, (long) patience);
        settings.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        Path caFile = brought.caFile();
        String account = brought.account();
        settings.put(
                AdminClientConfig.SECURITY_PROTOCOL_CONFIG,
                (account == null ? "" : "SASL_") + (caFile == null ? "PLAINTEXT" : "SSL"));
        if (caFile != null) {
            settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
            settings.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, caFile.toString());
        }
        if (account != null) {
            boolean plain = "PLAIN".equals(brought.mechanism());
            settings.put(SaslConfigs.SASL_MECHANISM, String.valueOf(brought.mechanism()));
            settings.put(
                    SaslConfigs.SASL_JAAS_CONFIG,
                    "org.apache.kafka.common.security.%s required username=%s password=%s;"
                            .formatted(
                                    plain ? "plain.PlainLoginModule" : "scram.ScramLoginModule",
                                    quoted(account),
                                    quoted(Secret.read(brought.secretFile()))));
        }
        return settings;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Finding clients(Component brought) {
        return brought.caFile() == null && brought.account() == null
                ? Item.KAFKA_CLIENTS.pass(brought.where(), "neither TLS nor account: server and Flink job can connect")
                : Item.KAFKA_CLIENTS.fail(
                        brought.where(), "TLS or an account: this release's server and Flink job cannot connect");
    }

    static Finding version(String address, @Nullable FinalizedVersionRange metadata) {
        return metadata == null
                ? Item.KAFKA_VERSION.fail(address, "it does not run on KRaft")
                : Item.KAFKA_VERSION.pass(address, "KRaft, metadata.version " + metadata.maxVersionLevel());
    }

    private static Finding topics(Admin admin, String address, short copies, Subject subject)
            throws InterruptedException, TimeoutException {
        try {
            answer(
                    admin.createTopics(
                                    Set.of(new NewTopic(TOPIC, 1, copies)),
                                    new CreateTopicsOptions().validateOnly(true))
                            .all(),
                    subject);
            return Item.KAFKA_TOPICS.pass(
                    address, "may be made, with " + copies + (copies == 1 ? " copy" : " copies") + "; none was made");
        } catch (ExecutionException e) {
            return Item.KAFKA_TOPICS.fail(address, said(e));
        }
    }

    private static <T> T answer(KafkaFuture<T> future, Subject subject)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(subject.patience().toMillis() * 2, TimeUnit.MILLISECONDS);
    }

    private static String said(Exception failure) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
