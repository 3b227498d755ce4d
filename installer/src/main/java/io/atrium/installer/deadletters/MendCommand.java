package io.atrium.installer.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code atrium dead-letters mend}. */
@Command(
        name = "mend",
        description =
                "Tries a rule on the open letters that it matches; with --apply sends the mended events and follows the run.")
final class MendCommand extends Verb {

    @Option(names = "--rule", required = true, description = "file with the rule, YAML or JSON")
    private Path rule = Path.of("");

    @Option(names = "--dry-run", description = "only try; this is the default")
    private boolean dryRun;

    @Option(names = "--apply", description = "send the mended events")
    private boolean apply;

    @Option(names = "--save", description = "keep the rule on the server, under its name")
    private boolean save;

    @Option(names = "--sample", defaultValue = "3", description = "letters to show (default: ${DEFAULT-VALUE})")
    private int sample = 3;

    @Option(names = "--no-wait", description = "with --apply: do not follow the run")
    private boolean noWait;

    @Override
    int run(Target at, Output output) throws Failure, InterruptedException {
        if (apply && dryRun) {
            throw new Failure(Failure.Reason.USAGE, "Either --apply or --dry-run.");
        }
        ObjectNode wanted = Rules.read(rule);
        Api api = at.connect();
        if (save) {
            api.put("/rules", wanted);
        }
        if (!apply) {
            return rehearse(api, wanted, output);
        }
        JsonNode begun = api.post("/runs", wanted);
        if (noWait) {
            if (output.isJson()) {
                output.json(begun);
            } else {
                output.line(RunWatch.describe(begun));
            }
            return 0;
        }
        return RunWatch.follow(api, begun, output);
    }

    private int rehearse(Api api, ObjectNode wanted, Output output) throws Failure, InterruptedException {
        JsonNode rehearsal = api.post("/dry-run?sample=" + sample, wanted);
        if (output.isJson()) {
            output.json(rehearsal);
        } else {
            print(rehearsal, output);
        }
        if (rehearsal.path("matched").asLong() == 0) {
            return NOTHING_MATCHES;
        }
        return rehearsal.path("refused").asLong() > 0 ? INCOMPLETE : 0;
    }

    private static void print(JsonNode rehearsal, Output output) {
        output.line("Dry run: " + rehearsal.path("matched").asText() + " letters match, "
                + rehearsal.path("checked").asText() + " were tried: "
                + rehearsal.path("valid").asText() + " can be sent, "
                + rehearsal.path("refused").asText() + " cannot.");
        List<List<String>> problems = new ArrayList<>();
        problems.add(List.of("LETTERS", "PROBLEM", "FIELD", "WHAT TO DO"));
        rehearsal
                .path("problems")
                .forEach(problem -> problems.add(List.of(
                        problem.path("letters").asText(),
                        problem.path("code").asText(),
                        problem.path("field").asText(),
                        problem.path("message").asText())));
        if (problems.size() > 1) {
            output.table(problems);
        }
        for (JsonNode letter : rehearsal.path("sample")) {
            output.line("Letter " + letter.path("id").asText() + ": "
                    + (letter.path("valid").asBoolean() ? "can be sent" : "cannot be sent") + ", changes "
                    + letter.path("changes"));
            for (JsonNode change : letter.path("changes")) {
                output.line(
                        "  " + change.asText() + ": " + letter.path("before").at(change.asText()) + " -> "
                                + letter.path("after").at(change.asText()));
            }
        }
        output.line("Nothing was changed. Send the events with --apply.");
    }
}
