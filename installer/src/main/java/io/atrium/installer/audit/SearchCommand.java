package io.atrium.installer.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Failure;
import java.io.PrintWriter;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code atrium audit search}. */
@Command(name = "search", description = "Lists records, newest first.")
final class SearchCommand extends Verb {
    @Mixin
    private Target target = new Target();

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--after", description = "go on after this record")
    private @Nullable Long after;

    @Option(names = "--limit", defaultValue = "50", description = "most records (default: ${DEFAULT-VALUE})")
    private int limit = 50;

    @Option(names = "--json", description = "the API's answer, for programs")
    private boolean json;

    @Override
    int run(PrintWriter out) throws Failure, InterruptedException {
        StringJoiner query = new StringJoiner("&", "?", "");
        query.add("limit=" + limit);
        if (after != null) {
            query.add("after=" + after);
        }
        selection.addTo(query);
        JsonNode page = target.connect().get(query.toString());
        if (json) {
            out.println(page.toPrettyString());
            out.flush();
            return 0;
        }
        for (JsonNode record : page.path("records")) {
            out.println(line(record));
        }
        if (page.path("records").isEmpty()) {
            out.println("No record matches.");
        } else if (page.has("next")) {
            out.println("More: --after " + page.path("next").asText());
        }
        out.flush();
        return 0;
    }

    private static String line(JsonNode record) {
        return String.join(
                        "  ",
                        "#" + record.path("sequence").asText(),
                        record.path("at").asText(),
                        record.path("action").asText(),
                        record.path("outcome").asText(),
                        record.path("actorKind").asText() + " "
                                + record.path("actorName").asText(),
                        record.path("objectKind").asText() + "/"
                                + record.path("objectId").asText(),
                        record.path("address").asText("–"),
                        record.path("details").toString())
                .replaceAll("\\p{Cntrl}", " ");
    }
}
