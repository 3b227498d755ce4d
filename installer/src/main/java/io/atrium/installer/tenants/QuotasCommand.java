package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium tenants quotas}. */
@Command(
        name = "quotas",
        description = "Shows a tenant's quotas and what is used of them, and changes those that are given.")
final class QuotasCommand extends Verb {

    @Parameters(paramLabel = "<tenant>", description = "the tenant's id")
    private String id = "";

    @Option(names = "--members", paramLabel = "<number>", description = "members of the directory")
    private @Nullable Integer members;

    @Option(names = "--events-per-second", paramLabel = "<number>", description = "events a second at the gateway")
    private @Nullable Integer events;

    @Option(names = "--storage-bytes", paramLabel = "<number>", description = "bytes stored")
    private @Nullable Long storage;

    @Override
    protected int run(Api api, Output output) throws Failure, InterruptedException {
        String path = "/" + TenantIds.checked(id) + "/quotas";
        ObjectNode change = change();
        JsonNode use = change.isEmpty() ? api.get(path) : api.put(path, change);
        if (output.isJson()) {
            output.json(use);
            return 0;
        }
        line(output, "members", use.path("members"));
        line(output, "events per second", use.path("eventsPerSecond"));
        line(output, "storage bytes", use.path("storageBytes"));
        if (!use.path("over").isEmpty()) {
            output.line("More is used than a quota allows. Nothing is taken away; what would add to it is refused.");
        }
        return 0;
    }

    private ObjectNode change() {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        if (members != null) {
            change.put("members", members);
        }
        if (events != null) {
            change.put("eventsPerSecond", events);
        }
        if (storage != null) {
            change.put("storageBytes", storage);
        }
        return change;
    }

    private static void line(Output output, String name, JsonNode quota) {
        String measured = quota.path("measuredAt").asText();
        output.line("%-18s %16s of %s%s"
                .formatted(
                        name,
                        quota.has("used") ? quota.path("used").asText() : "not measured",
                        quota.path("limit").asText(),
                        measured.isEmpty() ? "" : ", measured " + measured));
    }
}
