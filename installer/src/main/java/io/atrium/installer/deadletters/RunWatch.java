package io.atrium.installer.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.time.Duration;

/** Follows a run until it is finished. */
final class RunWatch {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private RunWatch() {}

    /** Tells how far it is whenever that changes; answers the exit code. */
    static int follow(Api api, JsonNode begun, Output output) throws Failure, InterruptedException {
        long id = begun.path("id").asLong();
        JsonNode run = begun;
        String told = "";
        while (!run.path("state").asText().equals("finished")) {
            String now = describe(run);
            if (!output.isJson() && !now.equals(told)) {
                output.line(now);
                told = now;
            }
            Thread.sleep(PAUSE.toMillis());
            run = api.get("/runs/" + id);
        }
        if (output.isJson()) {
            output.json(run);
        } else {
            output.line(describe(run));
        }
        return run.path("refused").asLong() > 0 ? Verb.INCOMPLETE : 0;
    }

    static String describe(JsonNode run) {
        String text = "Run " + run.path("id").asText() + " " + run.path("state").asText() + ": "
                + run.path("matched").asText() + " letters, "
                + run.path("replayed").asText() + " replayed, "
                + run.path("refused").asText() + " refused, "
                + run.path("remaining").asText() + " to go";
        return run.has("trouble") ? text + " (" + run.path("trouble").asText() + ")" : text;
    }
}
