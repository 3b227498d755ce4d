package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium tenants exports}. */
@Command(name = "exports", description = "Lists the exports of a tenant, or removes one of their archives.")
final class ExportsCommand extends Verb {

    @Parameters(paramLabel = "<tenant>", description = "the tenant's id")
    private String id = "";

    @Option(
            names = "--remove",
            paramLabel = "<id>",
            description = "remove the archive of this export, also while it is written")
    private @Nullable String remove;

    @Override
    protected int run(Api api, Output output) throws Failure, InterruptedException {
        String exports = "/" + TenantIds.checked(id) + "/exports";
        if (remove != null) {
            api.post(exports + "/" + remove + "/remove", JsonNodeFactory.instance.objectNode());
        }
        JsonNode answer = api.get(exports);
        if (output.isJson()) {
            output.json(answer);
            return 0;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ID", "STATE", "STAGE", "FACTS", "BYTES", "REQUESTED", "BY", "UNTIL"));
        for (JsonNode export : answer.path("exports")) {
            rows.add(List.of(
                    export.path("id").asText(),
                    export.path("state").asText(),
                    export.path("stage").asText(),
                    export.path("rowsDone").asText() + "/"
                            + export.path("rowsTotal").asText("–"),
                    export.path("bytes").asText("–"),
                    export.path("requestedAt").asText(),
                    export.path("requestedBy").asText(),
                    export.path("expiresAt").asText("–")));
        }
        output.table(rows);
        return 0;
    }
}
