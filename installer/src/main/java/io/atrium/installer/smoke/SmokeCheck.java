package io.atrium.installer.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.ServiceAccount;
import io.atrium.installer.home.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/** One event on its whole way: signed in with Keycloak, through the gateway, Kafka and Flink into ClickHouse, and read from there. */
public final class SmokeCheck {

    /** The organization of an evaluation that nobody simulates. */
    private static final String TENANT = "demo2";

    private static final String ACCOUNT = "atrium-check";
    private static final String SOURCE = "urn:atrium:check";
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final URI server;
    private final Warehouse warehouse;
    private final Home home;
    private final Clock clock;

    public SmokeCheck(URI server, Warehouse warehouse, Home home, Clock clock) {
        this.server = server;
        this.warehouse = warehouse;
        this.home = home;
        this.clock = clock;
    }

    /**
     * Makes the check.
     *
     * @param patience how long the event may take to become part of the number
     * @param told each thing that was seen, in a sentence
     * @throws Failure when something did not answer or refused
     * @throws IOException when the event did not become a fact in time, or is a fact and not part of the number
     */
    public void run(Duration patience, Consumer<String> told) throws Failure, IOException, InterruptedException {
        Api figures = api("atrium-insights", "reader", "insights");
        long before = counted(figures);
        told.accept("Signed in as atrium-insights of " + TENANT + "; " + before + " events counted.");
        Api gateway = api("atrium-gateway", "integration", "gateway");
        upload(
                gateway,
                "/directory/import",
                "text/csv; charset=utf-8",
                "user,department,kind\n" + ACCOUNT + ",/,service\n");
        String id = UUID.randomUUID().toString();
        JsonNode receipt = upload(
                gateway, "/events", "application/cloudevents+json", event(id).toString());
        if (receipt.path("accepted").asInt() != 1) {
            throw new IOException("The gateway did not accept the event: " + receipt);
        }
        long sent = System.nanoTime();
        told.accept("The gateway accepted one event of the account " + ACCOUNT + ".");
        long deadline = sent + patience.toNanos();
        // Others may send at the same time: this event is waited for, not any growth of the sum.
        while (!warehouse.has(TENANT, SOURCE, id)) {
            pause(
                    deadline,
                    "The event " + id
                            + " was accepted and is not counted. Look at: atrium stack status, atrium reconcile.");
        }
        long after = counted(figures);
        while (after <= before) {
            pause(
                    deadline,
                    "The event " + id + " is in ClickHouse, and the API's number is " + after
                            + " as before. Look at: atrium reconcile.");
            after = counted(figures);
        }
        told.accept(String.format(
                Locale.ROOT,
                "That event was counted after %.1f s; %d events counted.",
                (System.nanoTime() - sent) / 1e9,
                after));
    }

    private static void pause(long deadline, String problem) throws IOException, InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new IOException(problem);
        }
        Thread.sleep(PAUSE.toMillis());
    }

    private static long counted(Api figures) throws Failure, InterruptedException {
        return figures.get("/insights/overview")
                .path("completeness")
                .path("counted")
                .asLong();
    }

    private Api api(String client, String role, String secret) throws Failure, InterruptedException {
        Path file = home.secrets().resolve("tenant-" + TENANT + "-" + secret);
        return Api.connect(server, new ServiceAccount(TENANT, client, role, file), "");
    }

    private JsonNode upload(Api api, String path, String type, String content)
            throws Failure, IOException, InterruptedException {
        Path file = Files.createTempFile("atrium-check", "");
        try {
            Files.writeString(file, content);
            return api.upload(path, file, type);
        } finally {
            Files.delete(file);
        }
    }

    private ObjectNode event(String id) {
        ObjectNode event = new JsonMapper().createObjectNode();
        event.put("specversion", "1.0").put("id", id).put("source", SOURCE);
        event.put("type", "im.message.sent")
                .put("time", clock.instant().toString())
                .put("actor", ACCOUNT);
        ObjectNode data = event.putObject("data");
        data.put("objecttype", "message").put("objectid", id).put("channel", "chat");
        data.put("conversationid", "check").put("conversationkind", "direct");
        data.putArray("recipients").add(ACCOUNT);
        return event;
    }
}
