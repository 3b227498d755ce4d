package io.atrium.installer.importer;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.importer.Batch.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sends batches to {@code POST /events}. For any number of threads. */
final class EventSender {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Api api;

    EventSender(Api api) {
        this.api = api;
    }

    /** What became of a batch, once the server has answered for all of it. */
    Receipt send(Batch batch) throws Failure, InterruptedException {
        if (batch.sent().isEmpty()) {
            return new Receipt(batch, 0, batch.faulty());
        }
        String what = "Lines %d to %d"
                .formatted(
                        batch.sent().get(0).line(),
                        batch.sent().get(batch.sent().size() - 1).line());
        Answer answer = api.post(
                what,
                "/events",
                LIMIT,
                request -> request.header("Content-Type", "application/cloudevents-batch+json")
                        .header("Content-Encoding", "gzip")
                        .header("Prefer", "return=minimal")
                        .POST(batch.body()));
        if (answer.status() != 200) {
            throw refused(what, answer);
        }
        return receipt(batch, answer);
    }

    private static Failure refused(String what, Answer answer) {
        if (answer.status() == 413) {
            return new Failure(
                    Reason.USAGE, what + ": the server takes smaller requests only. Send fewer rows by --batch.");
        }
        return new Failure(
                Reason.BAD_INPUT,
                what + ": the server refuses the whole batch (answer " + answer.status() + ": " + answer.detail()
                        + ").");
    }

    private static Receipt receipt(Batch batch, Answer answer) throws Failure {
        List<Row.Rejection> rejected = new ArrayList<>(batch.faulty());
        for (JsonNode result : answer.body().path("results")) {
            int index = result.path("index").asInt(-1);
            if (!result.path("status").asText().equals("rejected")) {
                continue;
            }
            if (index < 0 || index >= batch.sent().size()) {
                throw answer.strange(
                        "speaks of event " + index + " of " + batch.sent().size());
            }
            rejected.add(rejection(batch.sent().get(index), result));
        }
        // Withheld: of people who have opted out. The server has seen them and wants them not again; an older one does
        // not say it.
        long accepted =
                answer.number("accepted") + answer.body().path("withheld").asLong();
        int refused = rejected.size() - batch.faulty().size();
        if (answer.number("rejected") != refused
                || accepted + refused != batch.sent().size()) {
            throw answer.strange(
                    "does not account for every event of " + batch.sent().size());
        }
        rejected.sort(Comparator.comparingLong(Row.Rejection::line));
        return new Receipt(batch, accepted, rejected);
    }

    private static Row.Rejection rejection(Row.Sendable row, JsonNode result) {
        Row.Problem problem = new Row.Problem(
                result.path("field").asText(),
                result.path("code").asText(),
                result.path("message").asText());
        return new Row.Rejection(row.line(), problem, row.values());
    }
}
