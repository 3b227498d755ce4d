package io.atrium.server.insights;

import static io.atrium.server.peers.SignedPack.figure;
import static io.atrium.server.peers.SignedPack.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.server.audit.Audit;
import io.atrium.server.http.Json;
import io.atrium.server.peers.SignedPack;
import io.atrium.server.storage.Database;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Goals and peer packs as targets of the index, from the first goal to the last word of the log. In the tenant, 3 of 12 people send. */
final class TargetsStory {
    private static final String METRIC = "com.sender_rate";
    private static final String GOAL = "/insights/index/goals/" + METRIC;
    private static final String PACKS = "/platform/peer-packs";

    private final HttpClient client;
    private final URI api;
    private final Database database;

    TargetsStory(HttpClient client, URI api, Database database) {
        this.client = client;
        this.api = api;
        this.database = database;
    }

    void tell(String tenant, SignedPack publisher) throws Exception {
        database.useTenant(tenant, handle -> handle.execute("""
                        insert into tenant (tenant_id, name_zh, name_en, time_zone, locale, state, evaluation) values (?, '甲', 'A', 'UTC', 'en', 'active', false)""", tenant));
        aGoalIsSet(tenant);
        aPackComesFromItsPublisherAlone(publisher);
        thePackComesBeforeTheGoal(tenant);
        aPackGoesForwardAlone(tenant, publisher);
        whatIsTakenAwayIsHistory(tenant);
        bothLogsSayIt(tenant);
    }

    private void aGoalIsSet(String tenant) throws Exception {
        assertThat(indicator(tenant).path("leftOut").asText()).isEqualTo("no-target");
        JsonNode wrong = send("PUT", tenant + " goals:write", GOAL, "{\"value\": 50, \"unit\": \"percent\"}", 422);
        assertThat(wrong.path("errors").findValuesAsText("code")).containsExactly("bad-unit", "out-of-range");
        String half = "{\"value\": 0.5, \"unit\": \"ratio\"}";
        send("PUT", tenant + " goals:read", GOAL, half, 403);
        send("PUT", "platform goals:write", GOAL, half, 403);
        send("PUT", tenant + " goals:write", "/insights/index/goals/org.headcount", half, 404);
        assertThat(send("DELETE", tenant + " goals:write", GOAL, "", 404)
                        .path("code")
                        .asText())
                .isEqualTo("goal-not-set");

        JsonNode set = send("PUT", tenant + " goals:write", GOAL, half, 200);
        // what holds already is no change
        send("PUT", tenant + " goals:write", GOAL, half, 200);

        assertThat(set.path("goal").path("version").asText()).isEqualTo("goal/1");
        is(indicator(tenant), 0.5, "goal", "goal/1", 25);
        assertThat(send("GET", tenant + " goals:read", "/insights/index/goals", "", 200)
                        .path("indicators"))
                .hasSize(20);
        // and nobody else has it
        assertThat(send("GET", "north goals:read", "/insights/index/goals", "", 200)
                        .findValues("goal"))
                .isEmpty();
    }

    private void aPackComesFromItsPublisherAlone(SignedPack publisher) throws Exception {
        byte[] signed = publisher.signed(senders(2, 0.75));
        byte[] changed = new String(signed, StandardCharsets.UTF_8)
                .replace("0.75", "0.76")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(code(take(changed, publisher.fingerprint(), 422))).isEqualTo("peer-pack-changed");
        assertThat(code(take(signed, "0".repeat(64), 422))).isEqualTo("peer-pack-key-unknown");
        assertThat(take(signed, "mine", 422).path("errors").findValuesAsText("field"))
                .containsExactly("trustedKey");
        send("POST", "platform peer-packs:read", PACKS + "?trustedKey=" + "0".repeat(64), "{}", 403);
        send("POST", "south peer-packs:write", PACKS, "{}", 403);

        JsonNode taken = take(signed, publisher.fingerprint(), 201);

        assertThat(taken.path("pack").path("figures").asInt()).isEqualTo(1);
        assertThat(taken.path("leftOut").findValuesAsText("reason")).containsExactly("too-few-organizations");
    }

    private void thePackComesBeforeTheGoal(String tenant) throws Exception {
        String comparison = "/settings/comparison";
        send("PUT", tenant + " settings:write", comparison, "{\"industry\": \"Z\"}", 422);
        send("PUT", tenant + " settings:read", comparison, "{\"industry\": \"C\"}", 403);

        send("PUT", tenant + " settings:write", comparison, "{\"industry\": \"C\"}", 200);

        // 12 people are not 100
        JsonNode small = index(tenant);
        assertThat(small.path("comparedWith").path("size").asText()).isEqualTo("1-99");
        assertThat(small.path("comparedWith").path("packs")).isEmpty();
        is(indicator(tenant), 0.5, "goal", "goal/1", 25);

        send("PUT", tenant + " settings:write", comparison, "{\"industry\": \"C\", \"size\": \"100-299\"}", 200);

        is(indicator(tenant), 0.75, "peers", "cn-workplace/2", 50 / 3.0);
        assertThat(index(tenant).path("comparedWith").path("packs").findValuesAsText("publisher"))
                .containsExactly("研究院");
        is(indicator("north"), 0, "", "", 0);
    }

    private void aPackGoesForwardAlone(String tenant, SignedPack publisher) throws Exception {
        String key = publisher.fingerprint();
        assertThat(code(take(publisher.signed(senders(1, 0.3)), key, 409))).isEqualTo("peer-pack-older");
        assertThat(code(take(publisher.signed(senders(2, 0.3)), key, 409))).isEqualTo("peer-pack-version-taken");
        is(indicator(tenant), 0.75, "peers", "cn-workplace/2", 50 / 3.0);

        assertThat(take(publisher.signed(senders(3, 1)), key, 200)
                        .path("replaced")
                        .asInt())
                .isEqualTo(2);

        is(indicator(tenant), 1, "peers", "cn-workplace/3", 12.5);
        assertThat(send("GET", "platform peer-packs:read", PACKS, "", 200)
                        .path("packs")
                        .findValuesAsText("version"))
                .containsExactly("3");
        send("POST", "platform peer-packs:write", PACKS + "/cn-workplace/remove", "{}", 204);
        send("POST", "platform peer-packs:write", PACKS + "/cn-workplace/remove", "{}", 404);
        is(indicator(tenant), 0.5, "goal", "goal/1", 25);
    }

    private void whatIsTakenAwayIsHistory(String tenant) throws Exception {
        send("PUT", tenant + " goals:write", GOAL, "{\"value\": 0.25, \"unit\": \"ratio\"}", 200);
        is(indicator(tenant), 0.25, "goal", "goal/2", 50);
        send("DELETE", tenant + " goals:write", GOAL, "", 204);
        assertThat(indicator(tenant).path("leftOut").asText()).isEqualTo("no-target");

        JsonNode page = send("GET", tenant + " goals:read", "/insights/index/goals/history?limit=2", "", 200);
        JsonNode rest = send(
                "GET",
                tenant + " goals:read",
                "/insights/index/goals/history?metric=" + METRIC + "&before="
                        + page.path("next").asText(),
                "",
                200);

        assertThat(page.path("changes"))
                .extracting(TargetsStory::told)
                .containsExactly("goal/3 0.25 -> null by somebody", "goal/2 0.5 -> 0.25 by somebody");
        assertThat(rest.path("changes"))
                .extracting(TargetsStory::told)
                .containsExactly("goal/1 null -> 0.5 by somebody");
        assertThat(rest.has("next")).isFalse();
        assertThatThrownBy(() -> database.useTenant(tenant, handle -> handle.execute("delete from index_goal")))
                .hasMessageContaining("permission denied");
    }

    private void bothLogsSayIt(String tenant) {
        assertThat(records(tenant))
                .containsExactly(
                        "goal.set success",
                        "settings.changed success",
                        "settings.changed success",
                        "goal.set success",
                        "goal.removed success");
        assertThat(records(Audit.PLATFORM))
                .containsExactly(
                        "peer_pack.imported failed",
                        "peer_pack.imported failed",
                        "peer_pack.imported success",
                        "peer_pack.imported failed",
                        "peer_pack.imported failed",
                        "peer_pack.imported success",
                        "peer_pack.removed success");
    }

    private List<String> records(String log) {
        return database.inTenant(
                log,
                handle -> handle.createQuery("select action || ' ' || outcome from audit_record order by sequence")
                        .mapTo(String.class)
                        .list());
    }

    private static ObjectNode senders(int version, double p80) {
        return pack(version, figure(METRIC, 25, 0.2, p80) + ", " + figure("org.habit_rate", 4, 0.1, 0.2));
    }

    private static String told(JsonNode change) {
        return change.path("version").asText() + " " + value(change, "before") + " -> " + value(change, "after")
                + " by " + change.path("by").asText();
    }

    private static String value(JsonNode change, String field) {
        return change.path(field).asText("null");
    }

    private static String code(JsonNode problem) {
        return problem.path("code").asText();
    }

    private static void is(JsonNode indicator, double target, String from, String version, double points) {
        assertThat(indicator.path("target").asDouble()).isEqualTo(target);
        assertThat(indicator.path("targetFrom").asText()).isEqualTo(from);
        assertThat(indicator.path("targetVersion").asText()).isEqualTo(version);
        assertThat(indicator.path("points").asDouble()).isCloseTo(points, within(1e-9));
    }

    private JsonNode index(String tenant) throws Exception {
        return send("GET", tenant + " insights:read", "/insights/index?to=2024-01-10", "", 200);
    }

    private JsonNode indicator(String tenant) throws Exception {
        return index(tenant).path("dimensions").findParents("metric").stream()
                .filter(indicator -> indicator.path("metric").asText().equals(METRIC))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode take(byte[] pack, String key, int status) throws Exception {
        return send(
                "POST",
                "platform peer-packs:write",
                PACKS + "?trustedKey=" + key,
                new String(pack, StandardCharsets.UTF_8),
                status);
    }

    private JsonNode send(String method, String authorization, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(api + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isEqualTo(status);
        return Json.mapper().readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }
}
