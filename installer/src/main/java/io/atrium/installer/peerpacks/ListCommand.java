package io.atrium.installer.peerpacks;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code atrium peer-packs list}. */
@Command(name = "list", description = "Lists the packs that are there, and how much of each this software can use.")
final class ListCommand extends Verb {

    @Override
    protected int run(Api api, Output output) throws Failure, InterruptedException {
        JsonNode answer = api.get("");
        if (output.isJson()) {
            output.json(answer);
            return 0;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of("ID", "VERSION", "ISSUED", "PUBLISHER", "CELLS", "FIGURES", "IN USE", "IMPORTED", "BY", "KEY"));
        for (JsonNode pack : answer.path("packs")) {
            rows.add(List.of(
                    pack.path("id").asText(),
                    pack.path("version").asText(),
                    pack.path("issued").asText(),
                    pack.path("publisher").asText(),
                    pack.path("cells").asText(),
                    pack.path("figures").asText(),
                    pack.path("inUse").asText(),
                    pack.path("importedAt").asText(),
                    pack.path("importedBy").asText(),
                    pack.path("signedBy").asText()));
        }
        if (rows.size() == 1) {
            output.line("There is no peer pack.");
        } else {
            output.table(rows);
        }
        return 0;
    }
}
