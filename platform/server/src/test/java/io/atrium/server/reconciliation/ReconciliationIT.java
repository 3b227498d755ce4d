package io.atrium.server.reconciliation;

import static io.atrium.warehouse.reconciliation.FactTable.BUSINESS;
import static io.atrium.warehouse.reconciliation.FactTable.COLLABORATION;
import static io.atrium.warehouse.reconciliation.FactTable.USAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.atrium.server.health.ComponentState;
import io.atrium.server.http.HttpServer;
import io.atrium.server.http.Json;
import io.atrium.server.reconciliation.IngestByHand.Counts;
import io.atrium.server.reconciliation.IngestByHand.Range;
import io.atrium.server.reconciliation.IngestByHand.Where;
import io.atrium.server.testing.TestCallers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The auditor on real Kafka, ClickHouse and PostgreSQL; everything that it promises to find is really broken here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconciliationIT {

    private IngestByHand ingest;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        ingest = IngestByHand.start(home);
    }

    @AfterAll
    void stop() throws Exception {
        ingest.close();
    }

    @BeforeEach
    void begin() throws Exception {
        ingest.begin();
    }

    @Test
    void balancesOffsetsOfTwoSubtasksAndTwoTenants() throws Exception {
        // Given offsets 0 to 9, which interleave: 4 rows, 2 duplicates, 1 dead letter of one subtask, 3 rows of the
        // other
        ingest.produce(COLLABORATION, 1, 10);
        ingest.rows(COLLABORATION, Where.at(1, 1), "north", 0, 4);
        ingest.rows(COLLABORATION, Where.at(1, 1), "south", 7, 10);
        ingest.claim(COLLABORATION, Where.at(1, 1), "north", new Range(0, 7), new Counts(4, 2, 1));
        ingest.claim(COLLABORATION, new Where(1, 1, 1, 1), "south", new Range(7, 10), Counts.rows(3));
        ingest.storedDeadLetters.add(new DeadLetterCounts.Origin(COLLABORATION.topic(), 1, 1));
        // When
        ingest.passesUntilCertain();
        ingest.checkDeeply();
        // Then
        PartitionReport partition = ingest.partition(COLLABORATION, 1);
        assertThat(partition.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(partition.frontier()).isEqualTo(10).isEqualTo(partition.logEnd());
        assertThat(partition.rows() + partition.duplicates() + partition.deadLettered())
                .isEqualTo(10);
        assertThat(partition.facts()).isEqualTo(7);
        assertThat(ingest.report().verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(ingest.report().balanced()).isEqualTo(3L * IngestByHand.PARTITIONS);
        assertThat(ingest.module().health().state()).isEqualTo(ComponentState.UP);
    }

    @Test
    void balancesDaysThatRetentionRemovesAndStillFindsWhatIsLostBeside() throws Exception {
        // Given proved rows of two tenants, of which one keeps nothing of that day, and one of it that is not proved
        // yet
        LocalDate tomorrow = LocalDate.of(2026, 1, 2);
        ingest.produce(USAGE, 0, 20);
        ingest.rows(USAGE, Where.at(0, 1), "north", 0, 12);
        ingest.rows(USAGE, Where.at(0, 1), "south", 12, 20);
        ingest.claim(USAGE, Where.at(0, 1), "north", new Range(0, 12), Counts.rows(12));
        ingest.claim(USAGE, new Where(0, 1, 1, 1), "south", new Range(12, 20), Counts.rows(8));
        ingest.ingest(COLLABORATION, 1, 1, 0, 6);
        ingest.passesUntilCertain();
        assertThat(ingest.report().verdict()).isEqualTo(Verdict.BALANCED);
        ingest.produce(USAGE, 0, 1);
        ingest.rows(USAGE, Where.at(0, 2), "north", 20, 21);
        // When it begins, has removed a part, is killed, and begins again
        ingest.removing = true;
        ingest.remover().close("north", tomorrow);
        ingest.remover().keepBooks("north", tomorrow);
        ingest.passes(3);
        assertThat(ingest.report().verdict()).isEqualTo(Verdict.SETTLING);
        assertThat(ingest.report().explanation()).contains("are being removed");
        ingest.admin(
                "ALTER TABLE usage_event DELETE WHERE tenant_id = 'north' AND kafka_offset < 5 SETTINGS mutations_sync = 2");
        ingest.passes(8);
        assertNoFault();
        ingest.restartAuditor();
        ingest.remover().keepBooks("north", tomorrow);
        ingest.remover().remove("north", tomorrow);
        ingest.passes(8);
        assertNoFault();
        ingest.removing = false;
        ingest.claim(USAGE, Where.at(0, 2), "north", new Range(20, 21), Counts.rows(1));
        ingest.passesUntilCertain();
        // Then
        assertThat(ingest.remover().counts("north", tomorrow).values()).containsOnly(0L);
        assertThat(ingest.report().verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(ingest.partition(USAGE, 0).removed()).isEqualTo(13);
        assertThat(ingest.partition(USAGE, 0).facts()).isEqualTo(21);
        assertThat(ingest.partition(COLLABORATION, 1).removed()).isEqualTo(6);
        ingest.checkDeeply();
        assertThat(ingest.report().verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(ingest.completeness("north").outcome().orElseThrow().removed())
                .isEqualTo(19);
        assertThat(ingest.completeness("north").counted()).isZero();
        assertThat(ingest.completeness("south").counted()).isEqualTo(8);
        assertThat(ingest.completeness("south").outcome().orElseThrow().removed())
                .isZero();
        ingest.forgetSeals();
        ingest.passesUntilCertain();
        assertThat(ingest.report().verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(ingest.partition(USAGE, 0).frontier()).isEqualTo(21);
        // When a row that is kept is lost, and one that was removed is there again, twice
        ingest.admin("ALTER TABLE usage_event DELETE WHERE kafka_offset = 15 SETTINGS mutations_sync = 2");
        ingest.rows(USAGE, new Where(0, 1, 0, 1), "north", 3, 4);
        ingest.rows(USAGE, new Where(0, 1, 0, 1), "north", 3, 4);
        ingest.forgetSeals();
        ingest.passesUntilCertain();
        // Then
        assertThat(ingest.partition(USAGE, 0).differences())
                .extracting(Difference::kind, Difference::records)
                .contains(tuple("rows-missing", 1L), tuple("rows-doubled", 1L));
    }

    @Test
    void neverAlarmsWhileASystemRuns() throws Exception {
        for (int checkpoint = 1; checkpoint <= 4; checkpoint++) {
            long from = (checkpoint - 1) * 10L;
            // When Kafka has records that nobody has read
            ingest.produce(USAGE, 0, 10);
            ingest.passes(2);
            assertNoFault();
            // When the raw block is there and its claim is not
            ingest.rows(USAGE, Where.at(0, checkpoint), "north", from, from + 10);
            ingest.passes(4);
            assertNoFault();
            // When one subtask has claimed and the other has not, for long
            ingest.claim(USAGE, Where.at(0, checkpoint), "north", new Range(from + 4, from + 10), Counts.rows(6));
            ingest.passes(4);
            assertNoFault();
            ingest.claim(USAGE, new Where(0, 1, 1, checkpoint), "north", new Range(from, from + 4), Counts.rows(4));
            ingest.passes(2);
            assertNoFault();
        }
        // Then
        ingest.passes(2);
        assertThat(ingest.partition(USAGE, 0).frontier()).isEqualTo(40);
        assertThat(ingest.report().verdict()).isEqualTo(Verdict.BALANCED);
    }

    @Test
    void findsARowThatIsLostBeforeItIsProved() throws Exception {
        // Given
        ingest.ingest(USAGE, 0, 1, 0, 10);
        ingest.admin("ALTER TABLE usage_event DELETE WHERE kafka_offset = 3 SETTINGS mutations_sync = 2");
        // When
        ingest.passesUntilCertain();
        // Then
        assertThat(ingest.partition(USAGE, 0).verdict()).isEqualTo(Verdict.LOST);
        assertThat(ingest.partition(USAGE, 0).differences())
                .extracting(Difference::kind, Difference::records)
                .containsExactly(tuple("rows-missing", 1L));
        assertThat(ingest.module().health().state()).isEqualTo(ComponentState.DOWN);
        assertThat(metric("rows-missing", USAGE.topic(), "0")).isEqualTo(1);
    }

    @Test
    void findsARowThatIsLostAfterItWasProved() throws Exception {
        // Given a sealed partition
        ingest.ingest(USAGE, 0, 1, 0, 10);
        ingest.passesUntilCertain();
        assertThat(ingest.report().verdict()).isEqualTo(Verdict.BALANCED);
        // When
        ingest.admin("ALTER TABLE usage_event DELETE WHERE kafka_offset = 3 SETTINGS mutations_sync = 2");
        ingest.passesUntilCertain();
        // Then the continuous pass knows that, and the deep pass that it asks for knows where
        assertThat(ingest.report().verdict()).isEqualTo(Verdict.LOST);
        assertThat(ingest.report().differences())
                .extracting(Difference::kind)
                .contains("total-too-small", "rollup-too-large");
        assertThat(ingest.report().deep().running()).isTrue();
        ingest.module().reconciliation().checkDeeplyIfDue();
        ingest.passes(1);
        assertThat(ingest.partition(USAGE, 0).differences())
                .extracting(Difference::kind, Difference::records)
                .containsExactly(tuple("rows-missing", 1L));
        // When it is there again, also in its rollup
        ingest.admin("TRUNCATE TABLE event_daily");
        ingest.admin("TRUNCATE TABLE usage_event");
        ingest.rows(USAGE, Where.at(0, 1), "north", 0, 10);
        ingest.passesUntilCertain();
        ingest.checkDeeply();
        ingest.passesUntilCertain();
        // Then
        assertThat(ingest.report().verdict()).isEqualTo(Verdict.BALANCED);
    }

    @Test
    void findsABlockThatIsThereTwice() throws Exception {
        // Given one before it is proved, and one after
        ingest.ingest(BUSINESS, 0, 1, 0, 10);
        ingest.rows(BUSINESS, Where.at(0, 1), "north", 0, 10);
        ingest.ingest(USAGE, 1, 1, 0, 5);
        ingest.passesUntilCertain();
        ingest.rows(USAGE, Where.at(1, 1), "north", 0, 5);
        // When
        ingest.passesUntilCertain();
        // Then
        assertThat(ingest.partition(BUSINESS, 0).verdict()).isEqualTo(Verdict.DOUBLED);
        assertThat(ingest.partition(BUSINESS, 0).differences())
                .extracting(Difference::kind, Difference::records)
                .containsExactly(tuple("rows-doubled", 10L));
        assertThat(ingest.report().differences())
                .extracting(Difference::where, Difference::kind, Difference::records)
                .containsExactly(tuple("usage_event", "total-too-large", 5L));
        ingest.checkDeeply();
        assertThat(ingest.partition(USAGE, 1).differences())
                .extracting(Difference::kind, Difference::records)
                .containsExactly(tuple("rows-doubled", 5L));
    }

    @Test
    void findsADoubledBlockOfARollup() throws Exception {
        // Given
        ingest.ingest(COLLABORATION, 0, 1, 0, 10);
        ingest.passesUntilCertain();
        // When
        ingest.admin("INSERT INTO event_daily SELECT * FROM event_daily WHERE family = 'collaboration'");
        ingest.admin("INSERT INTO message_daily SELECT * FROM message_daily");
        ingest.admin("INSERT INTO edge_daily SELECT * FROM edge_daily");
        ingest.passesUntilCertain();
        // Then
        assertThat(ingest.report().verdict()).isEqualTo(Verdict.DOUBLED);
        assertThat(ingest.report().differences())
                .extracting(Difference::where, Difference::records)
                .containsExactly(tuple("event_daily.collaboration", 10L));
        ingest.checkDeeply();
        assertThat(ingest.report().differences())
                .filteredOn(one -> "north".equals(one.tenant()))
                .extracting(Difference::where, Difference::kind, Difference::records)
                .containsExactlyInAnyOrder(
                        tuple("event_daily.collaboration", "rollup-too-large", 10L),
                        tuple("message_daily.messages", "rollup-too-large", 10L),
                        tuple("edge_daily.messages", "rollup-too-large", 20L));
        assertThat(ingest.partition(COLLABORATION, 0).verdict()).isEqualTo(Verdict.BALANCED);
    }

    @Test
    void findsRecordsThatExpiredBeforeTheyWereRead() throws Exception {
        // Given
        ingest.ingest(USAGE, 0, 1, 0, 10);
        ingest.produce(USAGE, 0, 20);
        ingest.passes(2);
        // When
        ingest.expire(USAGE, 0, 15);
        ingest.passesUntilCertain();
        // Then
        assertThat(ingest.partition(USAGE, 0).differences())
                .extracting(Difference::kind, Difference::records)
                .contains(tuple("expired", 5L));
        // When the job goes on where Kafka begins
        for (int checkpoint = 2; checkpoint <= 4; checkpoint++) {
            long from = 15 + (checkpoint - 2) * 5L;
            ingest.rows(USAGE, Where.at(0, checkpoint), "north", from, from + 5);
            ingest.claim(USAGE, Where.at(0, checkpoint), "north", new Range(from, from + 5), Counts.rows(5));
        }
        ingest.passesUntilCertain();
        // Then the loss stays known
        PartitionReport partition = ingest.partition(USAGE, 0);
        assertThat(partition.frontier()).isEqualTo(30);
        assertThat(partition.facts()).isEqualTo(25);
        assertThat(partition.differences())
                .extracting(Difference::kind, Difference::records)
                .containsExactly(tuple("claims-missing", 5L));
        ingest.restartAuditor();
        ingest.passes(2);
        assertThat(ingest.partition(USAGE, 0).verdict()).isEqualTo(Verdict.LOST);
    }

    @Test
    void tellsABacklogFromALoss() throws Exception {
        // Given
        ingest.ingest(BUSINESS, 1, 1, 0, 10);
        ingest.produce(BUSINESS, 1, 7);
        // When
        ingest.passes(2);
        ingest.clock.advance(Duration.ofMinutes(3));
        ingest.passes(1);
        // Then
        PartitionReport partition = ingest.partition(BUSINESS, 1);
        assertThat(partition.verdict()).isEqualTo(Verdict.BEHIND);
        assertThat(partition.lag()).isEqualTo(7);
        assertThat(partition.lagAgeSeconds()).isGreaterThan(120);
        assertThat(ingest.module().health().state()).isEqualTo(ComponentState.DEGRADED);
        // When it is read
        ingest.rows(BUSINESS, Where.at(1, 2), "north", 10, 17);
        ingest.claim(BUSINESS, Where.at(1, 2), "north", new Range(10, 17), Counts.rows(7));
        ingest.passes(2);
        // Then
        assertThat(ingest.partition(BUSINESS, 1).verdict()).isEqualTo(Verdict.BALANCED);
    }

    @Test
    void balancesGenerationsAndFindsWhatTwoOfThemCount() throws Exception {
        // Given a second generation that reads everything again and then goes on
        ingest.ingest(COLLABORATION, 0, 1, 0, 10);
        ingest.produce(COLLABORATION, 0, 5);
        Where second = new Where(0, 2, 0, 1);
        ingest.rows(COLLABORATION, second, "north", 10, 15);
        ingest.claim(COLLABORATION, second, "north", new Range(0, 15), new Counts(5, 10, 0));
        ingest.passesUntilCertain();
        assertThat(ingest.report().verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(ingest.partition(COLLABORATION, 0).generations()).hasSize(2);
        // When a third counts what the first has counted
        Where third = new Where(0, 3, 0, 1);
        ingest.rows(COLLABORATION, third, "north", 0, 3);
        ingest.claim(COLLABORATION, third, "north", new Range(0, 15), new Counts(3, 12, 0));
        ingest.passesUntilCertain();
        ingest.checkDeeply();
        // Then
        assertThat(ingest.report().differences())
                .extracting(Difference::where, Difference::kind, Difference::records)
                .containsExactly(tuple("atrium.collaboration/0", "rows-doubled", 3L));
    }

    @Test
    void findsALostDeadLetterAfterTheTimeThatItMayTake() throws Exception {
        // Given
        ingest.produce(USAGE, 0, 3);
        ingest.claim(USAGE, Where.at(0, 1), "north", new Range(0, 3), new Counts(0, 0, 3));
        ingest.storedDeadLetters.add(new DeadLetterCounts.Origin(USAGE.topic(), 0, 2));
        // When
        ingest.passes(4);
        // Then
        assertThat(ingest.partition(USAGE, 0).verdict()).isEqualTo(Verdict.SETTLING);
        ingest.clock.advance(Limits.DEFAULT.deadLetterSettle());
        ingest.passes(1);
        assertThat(ingest.partition(USAGE, 0).differences())
                .extracting(Difference::kind, Difference::records)
                .containsExactly(tuple("dead-letters-missing", 1L));
    }

    @Test
    void theAccountSeesBookkeepingOnly() {
        for (String sql : List.of(
                "SELECT member_no FROM usage_event",
                "SELECT subject FROM collaboration_event",
                "SELECT * FROM business_event",
                "SELECT from_member FROM edge_daily",
                "SELECT senders FROM message_daily",
                "SELECT members FROM active_member_daily")) {
            assertThatThrownBy(() -> {
                        try (var connection = ingest.platform().getConnection();
                                var statement = connection.createStatement()) {
                            statement.executeQuery(sql);
                        }
                    })
                    .as(sql)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("ACCESS_DENIED");
        }
    }

    @Test
    void tellsATenantTheVerdictAndItsOwnLedgerOnly() throws Exception {
        // Given
        ingest.produce(USAGE, 0, 1000);
        ingest.rows(USAGE, Where.at(0, 1), "north", 0, 4);
        ingest.rows(USAGE, Where.at(0, 1), "south", 100, 877);
        ingest.claim(USAGE, Where.at(0, 1), "north", new Range(0, 100), new Counts(4, 95, 1));
        ingest.claim(USAGE, Where.at(0, 1), "south", new Range(100, 1000), new Counts(777, 100, 23));
        ingest.storedDeadLetters.add(new DeadLetterCounts.Origin(USAGE.topic(), 0, 24));
        ingest.passesUntilCertain();
        try (HttpServer http = HttpServer.start(
                HttpServer.Options.local(URI.create("http://127.0.0.1")),
                new TestCallers(),
                ingest.meters,
                List.of(ingest.module().routes(ingest::completeness, caller -> {})))) {
            // When
            HttpResponse<String> north = send(http, "GET", "north|cio|health:read", "");
            HttpResponse<String> crossing =
                    send(http, "GET", "north|cio|health:read", "?tenant=south&tenantId=south&topic=atrium.usage");
            HttpResponse<String> nobody = send(http, "GET", "north|member|home:read", "");
            HttpResponse<String> start = send(http, "POST", "north|cio|health:read", "");
            // Then
            JsonNode body = Json.mapper().readTree(north.body());
            assertThat(body.path("verdict").asText()).isEqualTo("balanced");
            assertThat(body.path("partitions").path("balanced").asInt()).isEqualTo(3 * IngestByHand.PARTITIONS);
            assertThat(body.path("ledger").toString())
                    .isEqualTo(
                            "{\"received\":100,\"counted\":4,\"duplicates\":95,\"deadLettered\":1,\"removed\":0,\"difference\":0}");
            assertThat(Json.mapper().readTree(crossing.body())).isEqualTo(body);
            assertThat(north.body()).doesNotContain("777", "1000", "900", "877", "south", "atrium.usage");
            assertThat(nobody.statusCode()).isEqualTo(403);
            assertThat(start.statusCode()).isEqualTo(403);
            // When an administrator asks for a deep check, twice, and again right after it
            ingest.clock.advance(Duration.ofDays(3));
            String admin = "north|admin|health:read,health:check";
            HttpResponse<String> first = send(http, "POST", admin, "");
            HttpResponse<String> second = send(http, "POST", admin, "");
            ingest.module().reconciliation().checkDeeplyIfDue();
            HttpResponse<String> third = send(http, "POST", admin, "");
            // Then
            assertThat(first.statusCode()).isEqualTo(202);
            assertThat(Json.mapper()
                            .readTree(first.body())
                            .path("deep")
                            .path("running")
                            .asBoolean())
                    .isTrue();
            assertThat(second.statusCode()).isEqualTo(202);
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void everyAlertNamesMetricsThatAreExposedAndHasARunbook() throws Exception {
        // Given
        ingest.ingest(USAGE, 0, 1, 0, 2);
        ingest.passes(2);
        String exposed = ingest.meters.scrape();
        Path checkout = Path.of(System.getProperty("atrium.checkout"));
        // When
        JsonNode rules = YAMLMapper.builder()
                .build()
                .readTree(checkout.resolve("platform/operations/alerts/ingest.rules.yaml")
                        .toFile())
                .path("groups")
                .path(0)
                .path("rules");
        // Then
        assertThat(rules).hasSizeGreaterThan(4);
        for (JsonNode rule : rules) {
            String alert = rule.path("alert").asText();
            List<String> metrics = Pattern.compile("\\batrium_[a-z_]+")
                    .matcher(rule.path("expr").asText())
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(metrics)
                    .as(alert)
                    .isNotEmpty()
                    .allSatisfy(metric -> assertThat(exposed).containsPattern("(?m)^" + metric + "[ {]"));
            assertThat(rule.path("annotations").path("summary").asText())
                    .as(alert)
                    .isNotBlank();
            assertThat(rule.path("labels").path("severity").asText()).as(alert).isIn("warning", "critical");
            assertThat(rule.path("annotations").path("runbook").asText())
                    .isEqualTo("platform/docs/runbooks/" + alert + ".md");
            assertThat(checkout.resolve("platform/docs/runbooks/" + alert + ".md"))
                    .content()
                    .contains("# " + alert, "## How to check", "## What to do");
        }
    }

    private static HttpResponse<String> send(HttpServer http, String method, String caller, String query)
            throws Exception {
        URI address = URI.create("http://127.0.0.1:" + http.port() + "/api/v1/health/reconciliation" + query);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .header("Authorization", "Bearer " + caller)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private void assertNoFault() {
        assertThat(ingest.report().verdict().isFault())
                .as("%s", ingest.report())
                .isFalse();
    }

    private double metric(String kind, String topic, String partition) {
        return ingest.meters
                .get("atrium.reconciliation.difference")
                .tag("kind", kind)
                .tag("topic", topic)
                .tag("partition", partition)
                .gauge()
                .value();
    }
}
