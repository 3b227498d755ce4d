package io.atrium.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.server.tenants.Installation.Answer;
import io.atrium.server.testing.OneTimeCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A tenant's life on real PostgreSQL, Keycloak, ClickHouse and Kafka, with a server that is killed. */
final class TenantsIT {
    private static final Logger log = LoggerFactory.getLogger(TenantsIT.class);
    private static final String NEW_PASSWORD = "a-password-of-my-own-1";

    @TempDir
    private static Path home;

    private static Installation installation;
    private static TenantDesk desk;
    private static JournalGate gate;

    @BeforeAll
    static void start() throws Exception {
        installation = Installation.start(home);
        desk = new TenantDesk(installation);
        gate = JournalGate.install(installation);
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
        installation.close();
    }

    @Test
    void aTenantIsMadeOfAllItsPartsAndItsAdministratorSignsIn() throws Exception {
        Answer created = desk.create("whole");

        assertThat(created.status()).as(created.body().toString()).isEqualTo(202);
        String oneTime = created.body().at("/administrator/oneTimePassword").asText();
        JsonNode tenant = desk.awaitState("whole", "active");
        assertThat(tenant.path("steps"))
                .allSatisfy(step -> assertThat(step.path("state").asText())
                        .as(step.toString())
                        .isEqualTo("applied"));
        int slot = tenant.path("readerSlot").asInt();
        assertThat(installation.warehouse(slot, "SELECT tenant_id FROM reader_slot FINAL"))
                .isEqualTo("whole");
        assertThat(tenant.path("storagePrefix").asText()).isEqualTo("tenants/whole/");
        try (Keycloak keycloak = installation.administrator()) {
            RealmRepresentation realm = keycloak.realm("whole").toRepresentation();
            assertThat(realm.isEnabled()).isTrue();
            assertThat(realm.isBruteForceProtected()).isTrue();
            assertThat(realm.getPasswordPolicy()).contains("length(12)");
            assertThat(realm.getDisplayName()).isEqualTo("整体");
            assertThat(realm.getDefaultLocale()).isEqualTo("zh-CN");
        }
        String token = installation.signIn().withNewPassword("whole", "boss", oneTime, NEW_PASSWORD);
        JsonNode me = installation.get("/me", token).body();
        assertThat(me.path("roles")).hasToString("[\"admin\",\"member\"]");
        assertThat(me.at("/tenant/timeZone").asText()).isEqualTo("Asia/Shanghai");
        assertThat(installation.get("/settings", token).status()).isEqualTo(200);
        assertThat(desk.rows("whole", "select count(*) from tenant_administrator where password_hash is not null"))
                .isZero();
        assertThat(desk.dump()).doesNotContain(oneTime);
        assertThat(desk.rows(
                        "platform",
                        "select count(*) from audit_record where action = 'tenant.created' and object_id = 'whole'"))
                .isEqualTo(1);
        log.atInfo().addKeyValue("millis", desk.millis(tenant)).log("Provisioned");
        desk.release("whole");
    }

    @Test
    void whereCodesAreRequiredNobodyGetsInByAPasswordAlone() throws Exception {
        Answer created = installation.post(
                "/platform/tenants",
                installation.operator(),
                desk.body("strict").replaceFirst("\\{", "{\"oneTimeCodes\": \"required\", "));
        String oneTime = created.body().at("/administrator/oneTimePassword").asText();
        desk.awaitState("strict", "active");

        OneTimeCode authenticator =
                installation.signIn().withNewPasswordAndAuthenticator("strict", "boss", oneTime, NEW_PASSWORD);

        assertThatThrownBy(() -> installation.signIn().person("strict", "boss", NEW_PASSWORD))
                .hasMessageContaining("Not signed in");
        assertThatThrownBy(() -> installation.signIn().withCode("strict", "boss", NEW_PASSWORD, "000000"))
                .hasMessageContaining("Not signed in");
        String token =
                installation.signIn().withCode("strict", "boss", NEW_PASSWORD, authenticator.next(Instant.now()));
        assertThat(installation.get("/me", token).status()).isEqualTo(200);
        // and whoever comes later has to set one up as well
        try (Keycloak keycloak = installation.administrator()) {
            assertThat(keycloak.realm("strict")
                            .flows()
                            .getRequiredAction("CONFIGURE_TOTP")
                            .isDefaultAction())
                    .isTrue();
        }
        desk.release("strict");
    }

    @Test
    void aServerThatIsKilledAfterEachStepGoesOn() throws Exception {
        desk.create("calm");
        JsonNode calm = desk.awaitState("calm", "active");
        String calmRealm = RealmText.of(installation, "calm");
        gate.closeAt("wild", Step.ROWS.id(), "applied");
        String oneTime =
                desk.create("wild").body().at("/administrator/oneTimePassword").asText();

        List<Step> steps = Step.creating();
        for (int i = 0; i < steps.size(); i++) {
            gate.awaitArrival();
            installation.killServer();
            gate.open();
            if (i + 1 < steps.size()) {
                gate.closeAt("wild", steps.get(i + 1).id(), "applied");
            }
            installation.startServer();
        }

        JsonNode wild = desk.awaitState("wild", "active");
        assertThat(RealmText.of(installation, "wild")).isEqualTo(calmRealm);
        assertThat(desk.steps(wild)).isEqualTo(desk.steps(calm));
        assertThat(desk.started("wild")).hasSize(2 * Step.creating().size());
        assertThat(installation.warehouse(wild.path("readerSlot").asInt(), "SELECT tenant_id FROM reader_slot FINAL"))
                .isEqualTo("wild");
        assertThat(installation.signIn().withNewPassword("wild", "boss", oneTime, NEW_PASSWORD))
                .isNotEmpty();
        desk.release("calm");
        desk.release("wild");
    }

    @Test
    void whatIsCancelledAtAnyStepLeavesNothing() throws Exception {
        for (Step step : Step.creating()) {
            gate.closeAt("brief", step.id(), "applied");
            int slot = desk.create("brief").body().at("/tenant/readerSlot").asInt();
            gate.awaitArrival();

            Answer cancelled = installation.post("/platform/tenants/brief/cancel", installation.operator(), "");
            gate.open();

            assertThat(cancelled.status()).as(step.id()).isEqualTo(202);
            desk.awaitGone("brief");
            desk.assertNothingIsLeft("brief", slot);
        }
    }

    @Test
    void aServerThatIsKilledWhileItCancelsGoesOn() throws Exception {
        gate.closeAt("undone", Step.OPENING.id(), "applied");
        int slot = desk.create("undone").body().at("/tenant/readerSlot").asInt();
        gate.awaitArrival();
        installation.post("/platform/tenants/undone/cancel", installation.operator(), "");
        gate.open();
        for (Step step : List.of(Step.READER_SLOT, Step.REALM)) {
            gate.closeAt("undone", step.id(), "undone");
            gate.awaitArrival();
            installation.killServer();
            gate.open();
            installation.startServer();
        }

        desk.awaitGone("undone");
        desk.assertNothingIsLeft("undone", slot);
    }

    @Test
    void aPlanMakesNothingAndSaysWhatStandsInTheWay() throws Exception {
        String operator = installation.operator();

        JsonNode plan = installation
                .post("/platform/tenants?dryRun=true", operator, desk.body("planned"))
                .body();
        JsonNode taken = installation
                .post("/platform/tenants?dryRun=true", operator, desk.body("demo"))
                .body();
        Answer refused = installation.post("/platform/tenants", operator, desk.body("demo"));
        Answer faulty = installation.post(
                "/platform/tenants", operator, "{\"id\":\"platform\",\"timeZone\":\"Mars\",\"locale\":\"de\"}");

        assertThat(plan.path("conflicts")).isEmpty();
        assertThat(plan.path("steps")).hasSize(Step.creating().size());
        assertThat(installation.get("/platform/tenants/planned", operator).status())
                .isEqualTo(404);
        assertThat(taken.at("/conflicts/0/code").asText()).isEqualTo("tenant-exists");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.body().path("errors").findValuesAsText("field"))
                .contains("id", "name.zh", "name.en", "timeZone", "locale", "administrator.email");
    }

    @Test
    void aForeignRealmIsNeitherTakenOverNorRemoved() throws Exception {
        try (Keycloak keycloak = installation.administrator()) {
            gate.closeAt("theirs", Step.ROWS.id(), "applied");
            desk.create("theirs");
            gate.awaitArrival();
            RealmRepresentation foreign = new RealmRepresentation();
            foreign.setRealm("theirs");
            keycloak.realms().create(foreign);
            gate.open();

            JsonNode failed = desk.awaitState("theirs", "failed");
            assertThat(failed.path("failure").asText()).contains("not made for this tenant");
            installation.post("/platform/tenants/theirs/cancel", installation.operator(), "");
            desk.awaitGone("theirs");
            assertThat(keycloak.realm("theirs").toRepresentation().isEnabled()).isNotNull();
            keycloak.realm("theirs").remove();
        }
    }

    @Test
    void aFailedProvisioningIsRetried() throws Exception {
        gate.closeAt("again", Step.ROWS.id(), "applied");
        desk.create("again");
        gate.awaitArrival();
        try (Keycloak keycloak = installation.administrator()) {
            RealmRepresentation foreign = new RealmRepresentation();
            foreign.setRealm("again");
            keycloak.realms().create(foreign);
            gate.open();
            desk.awaitState("again", "failed");
            keycloak.realm("again").remove();
        }

        Answer retried = installation.post("/platform/tenants/again/retry", installation.operator(), "");

        assertThat(retried.status()).isEqualTo(202);
        desk.awaitState("again", "active");
        desk.release("again");
    }

    @Test
    void withoutAFreeSlotNothingIsBegun() throws Exception {
        String operator = installation.operator();
        int used = installation
                .get("/platform/tenants", operator)
                .body()
                .path("tenants")
                .size();
        List<String> filling = new ArrayList<>();
        for (int i = used; i < Installation.READERS; i++) {
            filling.add("fill" + i);
            assertThat(desk.create("fill" + i).status()).isEqualTo(202);
        }

        Answer refused = desk.create("toomany");
        JsonNode plan = installation
                .post("/platform/tenants?dryRun=true", operator, desk.body("toomany"))
                .body();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("code").asText()).isEqualTo("reader-slots-exhausted");
        assertThat(plan.at("/conflicts/0/code").asText()).isEqualTo("reader-slots-exhausted");
        for (String tenant : filling) {
            desk.awaitState(tenant, "active");
            desk.release(tenant);
        }
    }

    @Test
    void aSuspendedTenantIsShutWithinASecondAndOthersNoticeNothing() throws Exception {
        String mine = desk.person("demo", "member");
        String gateway = installation.signIn().service("demo", "atrium-gateway", desk.secret("tenant-demo-gateway"));
        String operator = installation.operator();
        Instant asked = Instant.now();

        Answer suspended = installation.post("/platform/tenants/demo/suspend", operator, "");

        assertThat(suspended.status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    for (String path : List.of("/me", "/health/components", "/insights/overview")) {
                        assertSuspended(installation.get(path, mine));
                    }
                    assertSuspended(installation.post("/events", gateway, "{}"));
                });
        log.atInfo()
                .addKeyValue("millis", Duration.between(asked, Instant.now()).toMillis())
                .log("Suspended");
        desk.awaitState("demo", "suspended");
        assertThat(desk.signsIn("demo", "member")).isFalse();
        installation.killServer();
        installation.startServer();
        assertThat(desk.state("demo")).isEqualTo("suspended");
        assertThat(desk.signsIn("demo", "member")).isFalse();
        assertSuspended(installation.get("/me", mine));
        assertThat(installation.get("/platform/me", operator).status()).isEqualTo(200);

        installation.post("/platform/tenants/demo/resume", installation.operator(), "");

        desk.awaitState("demo", "active");
        assertThat(installation.get("/me", desk.person("demo", "member")).status())
                .isEqualTo(200);
    }

    @Test
    void aTenantMeetsItsQuotas() throws Exception {
        QuotaStory story = new QuotaStory(installation, desk);
        story.theQuotasAndWhatIsUsedAreSeen();
        story.membersDoNotExceedTheirs();
        story.eventsDoNotExceedTheirs();
        story.storageDoesNotGrowBeyondItsQuota();
        story.whoChangedThemIsWrittenDownTwice();
    }

    @Test
    void aTenantKeepsNoMoreDaysThanItWants() throws Exception {
        RetentionStory story = new RetentionStory(installation, desk);
        story.fill();

        story.whatWouldGoIsSaidAndHasToBeConfirmed();
        story.daysThatAreNotKeptGoAndNobodyElses();
        story.theBooksShowWhatWasRemoved();
        story.whatComesLateIsRefusedAndAccountedFor();

        desk.release("thrifty");
    }

    @Test
    void secretsOfProgramsAreGivenToThoseWhoMayHaveThem() throws Exception {
        ProgramStory story = new ProgramStory(installation, desk);
        story.fill();

        story.eachGetsTheirOwnAndItWorksUntilTheNext();
        story.nobodyGetsAnotherOnes();

        desk.release("programs");
    }

    @Test
    void anErasedTenantIsGoneEverywhereThoughTheServerIsKilledAtEachStep() throws Exception {
        ErasureStory story = new ErasureStory(installation, desk, gate);
        story.fill();
        story.refuseWhatIsNotMeant();

        story.eraseWithAKillAtEachStep();

        story.assertNothingIsLeft();
        story.assertTheProofIsGenuineAndCannotBeChanged(home);
        story.assertItsRecordsInKafkaDoNotComeBack();
        story.assertTheBooksBalance();
        story.assertTheIdIsNotGivenAgain();
        story.assertItsAuditLogGoesWhenItsTimeIsOver();
    }

    @Test
    void aTenantMovesIntoAnotherInstallationThoughBothServersAreKilled(@TempDir Path elsewhere) throws Exception {
        TransferStory story = new TransferStory(installation, desk, gate, home);
        story.fill();
        story.refuseWhoMayNot();

        story.exportWithKills();
        story.assertEveryFileIsWhatItSaysAndTamperingShows();
        try (Installation other = Installation.start(elsewhere)) {
            story.importWithKills(other, elsewhere);

            story.assertTheTenantIsTheSame(other);
            story.assertPeopleSignIn(other);
            story.assertNothingCountsTwice(other);
            story.assertTheBooksBalance(other);
        }
    }

    @Test
    void othersWorkOnWhileTenantsAreMade() throws Exception {
        String gateway = installation.signIn().service("demo", "atrium-gateway", desk.secret("tenant-demo-gateway"));
        Answer imported = installation.call(
                "POST",
                "/directory/import?effectiveFrom=2024-01-01",
                gateway,
                "user,department\na,sales\n",
                "text/csv");
        assertThat(imported.status()).as(imported.body().toString()).isEqualTo(200);
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<int[]> load = CompletableFuture.supplyAsync(() -> send(gateway, stop));

        desk.create("first");
        desk.create("second");
        desk.awaitState("first", "active");
        desk.awaitState("second", "active");
        stop.set(true);

        int[] counts = load.get();
        log.atInfo()
                .addKeyValue("sent", counts[0])
                .addKeyValue("accepted", counts[1])
                .log("Events meanwhile");
        assertThat(counts[0]).isPositive();
        assertThat(counts[1]).isEqualTo(counts[0]);
        desk.release("first");
        desk.release("second");
    }

    @Test
    void onlyOperatorsReachTenants() throws Exception {
        for (String token : List.of(
                desk.person("demo", "admin"),
                installation.signIn().service("demo", "atrium-gateway", desk.secret("tenant-demo-gateway")),
                installation.signIn().service("demo", "atrium-operations", desk.secret("tenant-demo-operations")))) {
            for (Answer answer : List.of(
                    installation.get("/platform/tenants", token),
                    installation.get("/platform/tenants/demo", token),
                    installation.post("/platform/tenants", token, desk.body("stolen")),
                    installation.post("/platform/tenants/demo/suspend", token, ""),
                    installation.post("/platform/tenants/demo/cancel", token, ""))) {
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.body().path("code").asText()).isEqualTo("platform-needed");
            }
        }
        assertThat(installation.get("/platform/tenants", "").status()).isEqualTo(401);
        Answer cancelled = installation.post("/platform/tenants/demo/cancel", installation.operator(), "");
        assertThat(cancelled.status()).isEqualTo(409);
        assertThat(desk.state("demo")).isEqualTo("active");
    }

    private static int[] send(String gateway, AtomicBoolean stop) {
        int sent = 0;
        int accepted = 0;
        try {
            while (!stop.get()) {
                StringBuilder batch = new StringBuilder("[");
                for (int i = 0; i < 100; i++) {
                    batch.append(i == 0 ? "" : ",").append("""
                            {"specversion":"1.0","id":"%d","source":"urn:test","type":"app.page.viewed","time":"2024-02-01T00:00:00Z",
                             "actor":"a","platform":"web","data":{"page":"home"}}""".formatted(sent + i));
                }
                sent += 100;
                Answer answer = installation.call(
                        "POST", "/events", gateway, batch.append(']').toString(), "application/cloudevents-batch+json");
                accepted += answer.body().path("accepted").asInt();
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return new int[] {sent, accepted};
    }

    private static void assertSuspended(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().path("code").asText()).isEqualTo("tenant-suspended");
    }
}
