package io.atrium.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.server.tenants.Installation.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A tenant meets each of its quotas, and another one beside it does not notice. */
final class QuotaStory {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TENANT = "demo";

    private final Installation installation;
    private final TenantDesk desk;
    private int events;

    QuotaStory(Installation installation, TenantDesk desk) {
        this.installation = installation;
        this.desk = desk;
    }

    void theQuotasAndWhatIsUsedAreSeen() throws Exception {
        assertThat(imported("user,department\nq1,sales\nq2,sales\n", "").status())
                .isEqualTo(200);
        await().atMost(SOON).until(() -> mine().at("/storageBytes/used").asLong() > 0);
        JsonNode mine = mine();

        assertThat(mine.at("/members/limit").asInt()).isEqualTo(10_000);
        assertThat(mine.at("/members/used").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(mine.at("/eventsPerSecond/limit").asInt()).isEqualTo(50_000);
        assertThat(mine.at("/storageBytes/database").asLong()).isPositive();
        assertThat(mine.at("/storageBytes/measuredAt").asText()).isNotEmpty();
        assertThat(theirs()).isEqualTo(mine);
        assertThat(installation.get("/quotas", desk.person(TENANT, "member")).status())
                .isEqualTo(403);
        assertThat(change("{\"members\": 0}").status()).isEqualTo(422);
        assertThat(installation
                        .call(
                                "PUT",
                                "/platform/tenants/demo/quotas",
                                desk.person(TENANT, "admin"),
                                "{\"members\": 99}",
                                "application/json")
                        .status())
                .isEqualTo(403);
        assertThat(installation
                        .call(
                                "PUT",
                                "/platform/tenants/nobody/quotas",
                                installation.operator(),
                                "{}",
                                "application/json")
                        .status())
                .isEqualTo(404);
    }

    void membersDoNotExceedTheirs() throws Exception {
        int used = mine().at("/members/used").asInt();
        assertThat(change("{\"members\": " + used + "}").body().path("over")).isEmpty();

        for (String dryRun : List.of("?dryRun=true", "")) {
            Answer refused = imported("user,department\nq3,sales\n", dryRun);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body().path("code").asText()).isEqualTo("quota-members");
            assertThat(refused.body().path("detail").asText())
                    .contains("quota is " + used, "there are " + used, "there would be " + (used + 1));
        }
        assertThat(desk.rows(TENANT, "select count(*) from member where external_id = 'q3'"))
                .isZero();
        assertThat(desk.rows(
                        TENANT,
                        "select count(*) from audit_record where action = 'directory.imported' and outcome = 'failed'"))
                .isEqualTo(1);

        // Who lowers a quota under what is there is told so; people may go, and one for one may come.
        JsonNode lowered = change("{\"members\": 1}").body();
        assertThat(lowered.path("over")).hasToString("[\"members\"]");
        assertThat(imported("user,department,valid_to\nq2,sales,2025-01-01\n", "?rewriteHistory=true")
                        .status())
                .isEqualTo(200);
        assertThat(imported("user,department\nq3,sales\n", "").status()).isEqualTo(403);
        change("{\"members\": 10000}");
        assertThat(imported("user,department\nq3,sales\n", "").status()).isEqualTo(200);
    }

    void eventsDoNotExceedTheirs() throws Exception {
        change("{\"eventsPerSecond\": 1}");
        List<Answer> answers = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            answers.add(send(4));
            return answers.get(answers.size() - 1).status() != 200;
        });

        Answer refused = answers.get(answers.size() - 1);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body().path("code").asText()).isEqualTo("quota-events");
        assertThat(refused.body().path("detail").asText()).contains("1 events a second");
        assertThat(refused.retryAfter()).isBetween(1L, 10L);
        assertThat(answers.size()).isBetween(3, 8);
        change("{\"eventsPerSecond\": 50000}");
        await().atMost(SOON).until(() -> send(4).status() == 200);
        await().atMost(SOON).until(() -> facts() == events);
    }

    void storageDoesNotGrowBeyondItsQuota() throws Exception {
        assertThat(change("{\"storageBytes\": 1}").body().path("over")).hasToString("[\"storageBytes\"]");

        Answer refused = send(1);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("code").asText()).isEqualTo("quota-storage");
        assertThat(installation
                        .call("PUT", "/branding/logo", admin(), "not looked at", "image/png")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("quota-storage");
        JsonNode activity = installation
                .post(
                        "/activity",
                        admin(),
                        "{\"id\": \"1\", \"type\": \"app.page.viewed\", \"data\": {\"page\": \"home\"}}")
                .body();
        assertThat(activity.path("reason").asText()).isEqualTo("quota-storage");
        assertThat(installation.get("/insights/overview", admin()).status()).isEqualTo(200);
        assertThat(imported("user,department,valid_to\nq3,sales,2025-01-01\n", "?rewriteHistory=true")
                        .status())
                .isEqualTo(200);
        change("{\"storageBytes\": 107374182400}");
        assertThat(send(1).status()).isEqualTo(200);
    }

    void whoChangedThemIsWrittenDownTwice() throws Exception {
        String changes = "select count(*) from audit_record where action = 'quota.changed'";
        assertThat(desk.rows(TENANT, changes + " and actor_kind = 'operator'"))
                .isEqualTo(desk.rows("platform", changes + " and object_id = 'demo'"))
                .isGreaterThanOrEqualTo(7);
    }

    private Answer change(String body) throws Exception {
        return installation.call(
                "PUT", "/platform/tenants/demo/quotas", installation.operator(), body, "application/json");
    }

    private JsonNode mine() throws Exception {
        return installation.get("/quotas", admin()).body();
    }

    private JsonNode theirs() throws Exception {
        return installation
                .get("/platform/tenants/demo/quotas", installation.operator())
                .body();
    }

    private String admin() throws Exception {
        return desk.person(TENANT, "admin");
    }

    private Answer imported(String csv, String parameters) throws Exception {
        String from = (parameters.isEmpty() ? "?" : parameters + "&") + "effectiveFrom=2024-01-01";
        return installation.call("POST", "/directory/import" + from, gateway(), csv, "text/csv");
    }

    private Answer send(int count) throws Exception {
        StringBuilder batch = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            batch.append(i == 0 ? "" : ",").append("""
                    {"specversion":"1.0","id":"q%d","source":"urn:quotas","type":"app.page.viewed","time":"2024-02-01T00:00:00Z",
                     "actor":"q1","platform":"web","data":{"page":"home"}}""".formatted(events + i));
        }
        Answer answer = installation.call(
                "POST", "/events", gateway(), batch.append(']').toString(), "application/cloudevents-batch+json");
        events += answer.status() == 200 ? count : 0;
        return answer;
    }

    private String gateway() throws Exception {
        return installation.signIn().service(TENANT, "atrium-gateway", desk.secret("tenant-demo-gateway"));
    }

    private long facts() throws Exception {
        return Long.parseLong(
                installation.wholeWarehouse("SELECT count() FROM usage_event WHERE event_source = 'urn:quotas'"));
    }
}
