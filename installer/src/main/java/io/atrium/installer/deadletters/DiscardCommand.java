package io.atrium.installer.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code atrium dead-letters discard}. */
@Command(
        name = "discard",
        description = "Decides that open letters do not count. They are kept, with who decided, when and why.")
final class DiscardCommand extends Verb {

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--because", required = true, description = "why, for whoever asks later")
    private String because = "";

    @Override
    int run(Target at, Output output) throws Failure, InterruptedException {
        ObjectNode discard = JsonNodeFactory.instance.objectNode();
        discard.set("match", selection.match());
        discard.put("reason", because);
        JsonNode answer = at.connect().post("/discard", discard);
        if (output.isJson()) {
            output.json(answer);
        } else {
            output.line(answer.path("discarded").asText() + " letters discarded.");
        }
        return 0;
    }
}
