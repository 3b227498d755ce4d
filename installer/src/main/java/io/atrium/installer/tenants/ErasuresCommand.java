package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code atrium tenants erasures}. */
@Command(name = "erasures", description = "Lists tenants that were erased or are being erased.")
final class ErasuresCommand extends Verb {

    @Override
    protected String base() {
        return "/platform/erasures";
    }

    @Override
    protected int run(Api api, Output output) throws Failure, InterruptedException {
        JsonNode answer = api.get("");
        if (output.isJson()) {
            output.json(answer);
            return 0;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "ID", "NAME", "REQUESTED BY", "REQUESTED", "FINISHED", "LAST EVENT EXPIRES", "AUDIT LOG UNTIL"));
        for (JsonNode erasure : answer.path("erasures")) {
            rows.add(List.of(
                    erasure.path("tenant").asText(),
                    erasure.at("/name/en").asText(),
                    erasure.path("requestedBy").asText(),
                    erasure.path("requestedAt").asText(),
                    erasure.path("finishedAt").asText("–"),
                    erasure.path("recordsExpireAt").asText("–"),
                    erasure.path("auditUntil").asText("–")));
        }
        output.table(rows);
        return 0;
    }
}
