package io.atrium.installer.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium dead-letters runs}. */
@Command(name = "runs", description = "Lists what was sent again, newest first, or shows one run.")
final class RunsCommand extends Verb {

    @Parameters(arity = "0..1", paramLabel = "<run>", description = "one run, by its number")
    private @Nullable Long run;

    @Option(names = "--follow", description = "with a run: until it is finished")
    private boolean follow;

    @Override
    int run(Target at, Output output) throws Failure, InterruptedException {
        Api api = at.connect();
        if (run != null) {
            JsonNode found = api.get("/runs/" + run);
            if (follow) {
                return RunWatch.follow(api, found, output);
            }
            if (output.isJson()) {
                output.json(found);
            } else {
                output.line(RunWatch.describe(found));
            }
            return 0;
        }
        JsonNode page = api.get("/runs");
        if (output.isJson()) {
            output.json(page);
            return 0;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("RUN", "STATE", "RULE", "LETTERS", "REPLAYED", "REFUSED", "TO GO", "BY", "STARTED"));
        for (JsonNode each : page.path("runs")) {
            rows.add(List.of(
                    each.path("id").asText(),
                    each.path("state").asText(),
                    each.at("/rule/name").asText("–"),
                    each.path("matched").asText(),
                    each.path("replayed").asText(),
                    each.path("refused").asText(),
                    each.path("remaining").asText(),
                    each.path("startedBy").asText(),
                    each.path("startedAt").asText()));
        }
        if (rows.size() == 1) {
            output.line("No runs.");
        } else {
            output.table(rows);
        }
        return 0;
    }
}
