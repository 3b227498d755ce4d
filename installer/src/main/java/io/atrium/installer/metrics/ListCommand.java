package io.atrium.installer.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code atrium metrics list}. */
@Command(name = "list", description = "Lists all metrics of the catalogue.")
final class ListCommand extends Verb {

    @Option(
            names = "--dimension",
            description = "only of organization, communication, collaboration, business or ecosystem")
    private @Nullable String dimension;

    @Option(names = "--json", description = "the API's answer, for programs")
    private boolean json;

    @Override
    Output.Form form() {
        return json ? Output.Form.JSON : Output.Form.TABLE;
    }

    @Override
    void run(Api api, Output output) throws Failure, InterruptedException {
        JsonNode catalogue = api.get("/metrics");
        if (output.isJson()) {
            output.json(catalogue);
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("NO", "METRIC", "DIMENSION", "WINDOW", "UNIT", "VERSION", "NAME"));
        for (JsonNode metric : catalogue.path("metrics")) {
            if (dimension == null || dimension.equals(metric.path("dimension").asText())) {
                rows.add(List.of(
                        metric.path("number").asText("–"),
                        metric.path("id").asText(),
                        metric.path("dimension").asText(),
                        metric.path("window").asText(),
                        metric.path("unit").asText(),
                        metric.path("version").asText(),
                        text(metric.path("name"))));
            }
        }
        if (rows.size() == 1) {
            throw new Failure(
                    Failure.Reason.NOTHING_THERE, "--dimension: there is no metric in \"" + dimension + "\".");
        }
        output.table(rows);
    }
}
