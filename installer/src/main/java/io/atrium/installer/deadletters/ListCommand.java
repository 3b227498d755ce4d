package io.atrium.installer.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code atrium dead-letters list}. */
@Command(name = "list", description = "Lists letters, newest first.")
final class ListCommand extends Verb {

    @Option(
            names = "--state",
            split = ",",
            description = "open, replaying, replayed, failed-again, discarded (default: all)")
    private List<String> states = List.of();

    @Option(names = "--reason", split = ",", description = "only these reasons")
    private List<String> reasons = List.of();

    @Option(names = "--type", split = ",", description = "only these event types")
    private List<String> types = List.of();

    @Option(names = "--source", description = "only this event source (repeatable)")
    private List<String> sources = List.of();

    @Option(names = "--from", description = "came to Kafka at this time or later")
    private @Nullable String from;

    @Option(names = "--to", description = "came to Kafka before this time")
    private @Nullable String to;

    @Option(names = "--search", description = "part of the event's id or source, or of the detail")
    private @Nullable String search;

    @Option(names = "--after", description = "go on after this letter")
    private @Nullable Long after;

    @Option(names = "--limit", defaultValue = "50", description = "most letters (default: ${DEFAULT-VALUE})")
    private int limit = 50;

    @Override
    int run(Target at, Output output) throws Failure, InterruptedException {
        StringJoiner query = new StringJoiner("&", "?", "");
        query.add("limit=" + limit);
        states.forEach(value -> query.add("state=" + encoded(value)));
        reasons.forEach(value -> query.add("reason=" + encoded(value)));
        types.forEach(value -> query.add("type=" + encoded(value)));
        sources.forEach(value -> query.add("source=" + encoded(value)));
        add(query, "from", from);
        add(query, "to", to);
        add(query, "q", search);
        add(query, "after", after == null ? null : after.toString());
        JsonNode page = at.connect().get(query.toString());
        if (output.isJson()) {
            output.json(page);
        } else {
            print(page, output);
        }
        return 0;
    }

    private static void print(JsonNode page, Output output) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ID", "STATE", "REASON", "TYPE", "EVENT", "SOURCE", "ARRIVED"));
        for (JsonNode letter : page.path("letters")) {
            rows.add(List.of(
                    letter.path("id").asText(),
                    letter.path("state").asText(),
                    letter.path("reason").asText(),
                    letter.path("type").asText("–"),
                    letter.path("eventId").asText("–"),
                    letter.path("source").asText("–"),
                    letter.path("arrival").asText()));
        }
        if (rows.size() == 1) {
            output.line("No letters.");
            return;
        }
        output.table(rows);
        if (page.has("next")) {
            output.line("More: --after " + page.path("next").asText());
        }
    }

    private static void add(StringJoiner query, String name, @Nullable String value) {
        if (value != null) {
            query.add(name + "=" + encoded(value));
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
