package io.atrium.installer.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code atrium dead-letters replay}. */
@Command(
        name = "replay",
        description = "Sends open letters again as they are, for instance after an upgrade that knows their types.")
final class ReplayCommand extends Verb {

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--no-wait", description = "do not follow the run")
    private boolean noWait;

    @Override
    int run(Target at, Output output) throws Failure, InterruptedException {
        JsonNode rule = Rules.asIs(selection.match());
        Api api = at.connect();
        JsonNode begun = api.post("/runs", rule);
        if (!noWait) {
            return RunWatch.follow(api, begun, output);
        }
        if (output.isJson()) {
            output.json(begun);
        } else {
            output.line(RunWatch.describe(begun));
        }
        return 0;
    }
}
