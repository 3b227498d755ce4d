package io.atrium.installer.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.api.AnsweringServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class MetricCommandsTest {

    private static final String CATALOGUE = """
            200 {"k": 10, "metrics": [
              {"id": "com.sender_rate", "version": 2, "number": 19, "name": {"zh": "发送率", "en": "Sender rate"},
               "definition": {"zh": "定义", "en": "Senders of people."}, "formula": "senders ÷ E", "unit": "ratio",
               "terms": {"numerator": {"zh": "人", "en": "Senders"}, "denominator": {"zh": "人", "en": "People"}},
               "window": "period", "dimension": "communication", "direction": "higher", "tenantOnly": false,
               "privacy": "aggregate"},
              {"id": "com.messages", "version": 1, "name": {"zh": "消息", "en": "Messages"},
               "definition": {"zh": "定义", "en": "Messages."}, "formula": "messages", "unit": "messages",
               "window": "period", "dimension": "communication", "direction": "unrated", "tenantOnly": false,
               "privacy": "aggregate"}]}""";
    private static final String ANSWER = """
            200 {"from": "2024-01-01", "to": "2024-01-28", "departments": [{"no": 7, "code": "a", "name": "=Sales"}], "cells": [
              {"metric": "com.sender_rate", "version": 2, "from": "2024-01-01", "to": "2024-01-28", "value": 0.9, "unit": "ratio",
               "N": 24, "clipped": "at-least"},
              {"metric": "com.messages", "version": 1, "from": "2024-01-01", "to": "2024-01-28", "department": 7,
               "value": null, "unit": "messages", "hidden": {"reason": "below-k", "k": 10}},
              {"metric": "com.messages", "version": 1, "from": "2024-01-28", "to": "2024-01-28", "value": 1234,
               "unit": "messages", "numerator": 1234, "n": 40, "N": 100}],
              "completeness": {"counted": 5, "received": 7, "duplicates": 1, "deadLettered": 1}}""";

    private static final String INDEX = """
            200 {"from": "2024-01-01", "to": "2024-01-28", "version": 1, "points": 25, "most": 1000, "halves": [], "dimensions": [
              {"id": "communication", "name": {"zh": "沟通", "en": "Communication"}, "points": 25, "most": 200, "indicators": [
                {"metric": "com.sender_rate", "version": 2, "name": {"zh": "率", "en": "Rate"}, "unit": "ratio", "value": 0.25, "target": 0.5,
                 "targetFrom": "peers", "targetVersion": "cn-workplace/3", "points": 25, "most": 50},
                {"metric": "com.multi_mode", "version": 1, "name": {"zh": "多", "en": "Modes"}, "unit": "ratio", "value": 0.25,
                 "leftOut": "no-target", "most": 50}]}],
              "comparedWith": {"industry": "C", "industryName": {"zh": "制造业", "en": "Manufacturing"}, "size": "300-999",
                "sizeFrom": "members", "packs": [{"id": "cn-workplace", "version": 3, "issued": "2026-10-01", "publisher": "Institute"}]},
              "completeness": {"counted": 5}}""";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private AnsweringServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AnsweringServer();
        Files.writeString(folder.resolve("secret"), "s3cret");
        server.on(
                "GET /api/v1/public/tenants/demo",
                "200 {\"id\":\"demo\",\"oidc\":{\"url\":\"" + server.url() + "\",\"realm\":\"demo\"}}");
        server.onSignIn("demo");
        server.on("GET /api/v1/insights/metrics", CATALOGUE);
        server.on("POST /api/v1/insights/query", ANSWER);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listsTheCatalogueInEitherLanguage() {
        assertThat(run("list", "--language", "zh")).isZero();

        assertThat(out.toString()).contains("com.sender_rate", "发送率", "communication");
        assertThat(server.requests()).anyMatch(request -> request.contains("client_id=atrium-insights"));
        assertThat(run("list", "--dimension", "weather")).isEqualTo(7);
    }

    @Test
    void showsWhatAMetricMeans() {
        assertThat(run("show", "com.sender_rate")).isZero();

        assertThat(out.toString()).contains("Sender rate (com.sender_rate, version 2)", "senders ÷ E", "Senders");
        assertThat(run("show", "com.nothing")).isEqualTo(7);
        assertThat(err.toString()).contains("There is no metric \"com.nothing\"");
    }

    @Test
    void asksForAllAndSaysWhatIsHidden() {
        assertThat(run("query", "--by", "department")).isZero();

        assertThat(server.requests())
                .contains("POST /api/v1/insights/query {\"metrics\":[\"*\"],\"by\":\"department\"}");
        assertThat(out.toString())
                .contains(
                        "≥ 90.0 %",
                        "– / 24",
                        "hidden (below-k)",
                        "1,234 messages",
                        "40 / 100",
                        "5 events counted of 7 received; 1 duplicates, 1 set aside");
    }

    @Test
    void writesCsvInWhichNoNameIsAFormula() {
        assertThat(run("query", "com.messages", "--csv", "--department", "7", "--grain", "day"))
                .isZero();

        assertThat(server.requests())
                .contains(
                        "POST /api/v1/insights/query {\"metrics\":[\"com.messages\"],\"department\":7,\"grain\":\"day\"}");
        assertThat(out.toString().lines())
                .startsWith(
                        "metric,version,from,to,department,department_name,value,unit,numerator,denominator,n,N,clipped,hidden,unavailable")
                .contains(
                        "com.sender_rate,2,2024-01-01,2024-01-28,,,0.9,ratio,,,,24,at-least,,",
                        "com.messages,1,2024-01-01,2024-01-28,7,\"'=Sales\",,messages,,,,,,below-k,",
                        "com.messages,1,2024-01-28,2024-01-28,,,1234,messages,1234,,40,100,,,");
    }

    @Test
    void showsTheIndexWithEachTargetItsSourceAndVersion() {
        server.on("GET /api/v1/insights/index", INDEX);

        assertThat(run("index")).isZero();

        assertThat(out.toString())
                .contains(
                        "Index 25 of 1000",
                        "50.0 %  peers  cn-workplace/3  25 / 50",
                        "left out (no-target)",
                        "Compared with: C Manufacturing, 300-999 people (by the directory); peer packs cn-workplace/3 of Institute.");
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        server.on(
                "POST /api/v1/insights/query",
                "422 {\"detail\":\"metrics.0: no\",\"errors\":[{\"field\":\"metrics.0\",\"message\":\"is no metric\"}]}",
                "403 {\"detail\":\"Not yours.\"}",
                "503 {\"detail\":\"The warehouse does not answer.\"}",
                "404 {\"detail\":\"There is no department 99.\"}");

        assertThat(List.of(run("query"), run("query"), run("query"), run("query")))
                .containsExactly(4, 5, 6, 7);
        assertThat(err.toString())
                .contains(
                        "metrics.0: is no metric",
                        "The service account atrium-insights needs the role reader.",
                        "The warehouse does not answer.",
                        "There is no department 99.");
        assertThat(run("query", "--json", "--csv")).isEqualTo(2);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--tenant",
                "demo",
                "--server",
                server.url(),
                "--secret-file",
                folder.resolve("secret").toString()));
        return new CommandLine(new MetricCommands())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
