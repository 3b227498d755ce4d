package io.atrium.installer.deadletters;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which open letters. */
final class Selection {

    @Option(names = "--id", split = ",", description = "letters by number")
    private List<Long> ids = List.of();

    @Option(names = "--reason", split = ",", description = "letters of these reasons, such as unknown-type")
    private List<String> reasons = List.of();

    @Option(names = "--type", split = ",", description = "letters of these event types")
    private List<String> types = List.of();

    @Option(names = "--source", description = "letters of this event source (repeatable)")
    private List<String> sources = List.of();

    @Option(names = "--from", description = "came to Kafka at this time or later, such as 2024-01-31T08:00:00Z")
    private @Nullable OffsetDateTime from;

    @Option(names = "--to", description = "came to Kafka before this time")
    private @Nullable OffsetDateTime to;

    /** The {@code match} of a rule. */
    ObjectNode match() throws Failure {
        ObjectNode match = JsonNodeFactory.instance.objectNode();
        if (!ids.isEmpty()) {
            ArrayNode list = match.putArray("ids");
            ids.forEach(list::add);
        }
        texts(match, "reasons", reasons);
        texts(match, "types", types);
        texts(match, "sources", sources);
        if (from != null) {
            match.put("from", from.toInstant().toString());
        }
        if (to != null) {
            match.put("to", to.toInstant().toString());
        }
        if (match.isEmpty()) {
            throw new Failure(Reason.USAGE, "Say which letters: --id, --reason, --type, --source, --from or --to.");
        }
        return match;
    }

    private static void texts(ObjectNode match, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode list = match.putArray(name);
            values.forEach(list::add);
        }
    }
}
