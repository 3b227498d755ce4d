package io.atrium.installer.preflight;

import io.atrium.installer.site.Installation.Component;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A ClickHouse that the customer brings. */
final class ClickHouseBrought implements Check {

    private static final int OLDEST = 2408;
    private static final String TESTED = "26.7.";

    @Override
    public Item item() {
        return Item.CLICKHOUSE;
    }

    @Override
    public List<Finding> look(Subject subject) throws IOException, InterruptedException {
        Component brought = subject.site().components().clickhouse();
        if (!brought.external()) {
            return List.of();
        }
        String address = brought.where();
        List<Finding> findings = new ArrayList<>();
        try {
            String version = ask(brought, subject, "SELECT version()");
            findings.add(Item.CLICKHOUSE.pass(address, "answers " + brought.account()));
            findings.add(version(address, version));
            findings.add(rights(brought, subject));
        } catch (IOException e) {
            findings.add(Item.CLICKHOUSE.fail(address, Web.said(e)));
        }
        return findings;
    }

    static Finding version(String address, String version) {
        String[] numbers = version.split("\\.", -1);
        if (numbers.length < 2 || !version.matches("\\d{2}\\.\\d{1,2}(\\..*)?")) {
            return Item.CLICKHOUSE_VERSION.unknown(address, "“" + version + "” is not a version");
        }
        if (version.startsWith(TESTED)) {
            return Item.CLICKHOUSE_VERSION.pass(address, version);
        }
        int number = Integer.parseInt(numbers[0]) * 100 + Integer.parseInt(numbers[1]);
        return number < OLDEST
                ? Item.CLICKHOUSE_VERSION.fail(address, version + ", older than 24.8")
                : Item.CLICKHOUSE_VERSION.warn(address, version + ", not tried");
    }

    private static Finding rights(Component brought, Subject subject) throws InterruptedException {
        String where = brought.databaseName() + ".*";
        try {
            String answer = ask(
                    brought,
                    subject,
                    "CHECK GRANT CREATE TABLE, CREATE VIEW, DROP TABLE, ALTER, SELECT, INSERT ON " + where);
            return answer.equals("1")
                    ? Item.CLICKHOUSE_RIGHTS.pass(brought.where(), "everything that is needed on " + where)
                    : Item.CLICKHOUSE_RIGHTS.fail(brought.where(), "something is missing on " + where);
        } catch (IOException e) {
            return Item.CLICKHOUSE_RIGHTS.unknown(brought.where(), "it does not say: " + Web.said(e));
        }
    }

    private static String ask(Component brought, Subject subject, String question)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(brought.where().replaceAll("/*$", "/")))
                .timeout(subject.patience())
                .header("X-ClickHouse-User", String.valueOf(brought.account()))
                .header("X-ClickHouse-Key", Secret.read(brought.secretFile()))
                .POST(HttpRequest.BodyPublishers.ofString(question))
                .build();
        HttpResponse<String> answer =
                Web.client(brought.caFile(), subject.patience()).send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            String code =
                    answer.headers().firstValue("X-ClickHouse-Exception-Code").orElse("");
            throw new IOException(
                    code.equals("516") || code.equals("194")
                            ? "account or password is not right"
                            : "answers " + answer.statusCode() + (code.isEmpty() ? "" : ", ClickHouse's code " + code));
        }
        return answer.body().strip();
    }
}
