package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code atrium tenants list}. */
@Command(name = "list", description = "Lists tenants with where they stand.")
final class ListCommand extends Verb {

    @Override
    protected int run(Api api, Output output) throws Failure, InterruptedException {
        JsonNode answer = api.get("");
        if (output.isJson()) {
            output.json(answer);
            return 0;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ID", "STATE", "NAME", "TIME ZONE", "SLOT", "CREATED"));
        for (JsonNode tenant : answer.path("tenants")) {
            rows.add(List.of(
                    tenant.path("id").asText(),
                    tenant.path("state").asText(),
                    tenant.at("/name/en").asText(),
                    tenant.path("timeZone").asText(),
                    tenant.path("readerSlot").asText("–"),
                    tenant.path("createdAt").asText()));
        }
        output.table(rows);
        return 0;
    }
}
