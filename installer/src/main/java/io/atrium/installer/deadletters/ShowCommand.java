package io.atrium.installer.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code atrium dead-letters show}. */
@Command(name = "show", description = "Shows one letter: its event, what it conflicts with, and what was done to it.")
final class ShowCommand extends Verb {

    @Parameters(paramLabel = "<id>", description = "the letter's number")
    private long id;

    @Override
    int run(Target at, Output output) throws Failure, InterruptedException {
        JsonNode detail = at.connect().get("/" + id);
        if (output.isJson()) {
            output.json(detail);
            return 0;
        }
        JsonNode letter = detail.path("letter");
        output.line("Letter " + id + ": " + letter.path("state").asText() + ", "
                + letter.path("reason").asText() + " (" + letter.path("detail").asText() + ")");
        output.line("Record " + letter.path("topic").asText() + "-"
                + letter.path("partition").asText() + "@"
                + letter.path("offset").asText() + ", arrived "
                + letter.path("arrival").asText() + ", " + letter.path("bytes").asText() + " bytes");
        if (detail.has("event")) {
            output.json(detail.path("event"));
        } else {
            output.line("Cannot be read: " + detail.at("/unreadable/message").asText());
            output.line(detail.path("hex").asText());
        }
        if (detail.has("conflict")) {
            output.line("Conflicts with letter " + detail.at("/conflict/letter").asText("–") + " in "
                    + detail.at("/conflict/differences") + ":");
            output.json(detail.at("/conflict/event"));
        }
        history(detail.path("history"), output);
        return 0;
    }

    private static void history(JsonNode history, Output output) {
        if (history.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("AT", "ACTION", "BY", "DETAIL"));
        history.forEach(line -> rows.add(List.of(
                line.path("at").asText(),
                line.path("action").asText(),
                line.path("by").asText(),
                line.path("detail").asText())));
        output.table(rows);
    }
}
