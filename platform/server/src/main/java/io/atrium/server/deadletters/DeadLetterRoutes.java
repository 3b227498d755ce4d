package io.atrium.server.deadletters;

import io.atrium.server.failure.RequestFailure;
import io.atrium.server.http.Json;
import io.atrium.server.http.Permission;
import io.atrium.server.http.QueryParameters;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /dead-letters}. */
final class DeadLetterRoutes implements RouteGroup {
    private static final Permission READ = Permission.of("dead-letters:read");
    private static final Permission REPLAY = Permission.of("dead-letters:replay");
    private static final int USUAL_LIMIT = 50;
    private static final int MOST_LETTERS = 500;
    private static final int USUAL_SAMPLE = 10;
    private static final int MOST_SAMPLES = 100;
    private static final int LONGEST_TEXT = 200;

    private final DeadLetterDesk desk;

    DeadLetterRoutes(DeadLetterDesk desk) {
        this.desk = desk;
    }

    private record RuleList(List<SavedRule> rules) {}

    private record RunList(List<Run> runs, @Nullable Long next) {}

    private record Discarded(int discarded) {}

    @Override
    public void register(Routes routes) {
        routes.get("/dead-letters", READ, this::list)
                .get("/dead-letters/summary", READ, (context, caller) -> context.json(desk.summary(caller)))
                .get("/dead-letters/runs", READ, this::runs)
                .get(
                        "/dead-letters/runs/{run}",
                        READ,
                        (context, caller) -> context.json(desk.run(caller, id(context, "run"))))
                .get("/dead-letters/rules", READ, (context, caller) -> context.json(new RuleList(desk.rules(caller))))
                .get(
                        "/dead-letters/{letter}",
                        READ,
                        (context, caller) -> context.json(desk.detail(caller, id(context, "letter"))))
                .post("/dead-letters/dry-run", REPLAY, this::rehearse)
                .post("/dead-letters/runs", REPLAY, this::begin)
                .post("/dead-letters/discard", REPLAY, this::discard)
                .put("/dead-letters/rules", REPLAY, this::save)
                .delete("/dead-letters/rules/{rule}", REPLAY, this::delete);
    }

    private void list(Context context, Caller caller) {
        List<String> states = context.queryParams("state");
        for (String state : states) {
            if (LetterState.of(state).isEmpty()) {
                throw invalid("state", "unknown-value", "\"" + state + "\" is no state.");
            }
        }
        QueryParameters parameters = new QueryParameters(context);
        String text = parameters.text("q", LONGEST_TEXT);
        context.json(desk.page(
                caller,
                new LetterQuery(
                        states,
                        context.queryParams("reason"),
                        context.queryParams("type"),
                        context.queryParams("source"),
                        parameters.time("from"),
                        parameters.time("to"),
                        text == null ? "" : text,
                        parameters.number("after", 1, Long.MAX_VALUE),
                        parameters.limit("limit", USUAL_LIMIT, MOST_LETTERS))));
    }

    private void runs(Context context, Caller caller) {
        QueryParameters parameters = new QueryParameters(context);
        Long after = parameters.number("after", 1, Long.MAX_VALUE);
        int limit = parameters.limit("limit", USUAL_LIMIT, MOST_LETTERS);
        List<Run> runs = desk.runs(caller, after == null ? Long.MAX_VALUE : after, limit);
        context.json(
                new RunList(runs, runs.size() == limit ? runs.get(limit - 1).id() : null));
    }

    private void rehearse(Context context, Caller caller) {
        int sample = new QueryParameters(context).limit("sample", USUAL_SAMPLE, MOST_SAMPLES);
        context.json(desk.rehearse(caller, Json.body(context, Rule.class), sample));
    }

    private void begin(Context context, Caller caller) {
        context.status(HttpStatus.ACCEPTED).json(desk.begin(caller, Json.body(context, Rule.class)));
    }

    private void discard(Context context, Caller caller) {
        context.json(new Discarded(desk.discard(caller, Json.body(context, Discard.class))));
    }

    private void save(Context context, Caller caller) {
        desk.save(caller, Json.body(context, Rule.class));
        context.json(new RuleList(desk.rules(caller)));
    }

    private void delete(Context context, Caller caller) {
        desk.delete(caller, context.pathParam("rule"));
        context.status(HttpStatus.NO_CONTENT);
    }

    private static long id(Context context, String name) {
        try {
            return Long.parseLong(context.pathParam(name));
        } catch (NumberFormatException e) {
            throw new DeadLetterFailure.NotFound(name + " " + context.pathParam(name)).exception(e);
        }
    }

    private static RuntimeException invalid(String field, String code, String message) {
        return RequestFailure.Invalid.field(field, code, message).exception();
    }
}
