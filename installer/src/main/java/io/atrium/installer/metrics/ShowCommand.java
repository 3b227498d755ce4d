package io.atrium.installer.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium metrics show}. */
@Command(name = "show", description = "Shows what one metric means.")
final class ShowCommand extends Verb {

    @Parameters(paramLabel = "METRIC", description = "such as com.sender_rate")
    private String id = "";

    @Option(names = "--json", description = "as the API says it, for programs")
    private boolean json;

    @Override
    Output.Form form() {
        return json ? Output.Form.JSON : Output.Form.TABLE;
    }

    @Override
    void run(Api api, Output output) throws Failure, InterruptedException {
        for (JsonNode metric : api.get("/metrics").path("metrics")) {
            if (metric.path("id").asText().equals(id)) {
                if (output.isJson()) {
                    output.json(metric);
                } else {
                    print(metric, output);
                }
                return;
            }
        }
        throw new Failure(
                Failure.Reason.NOTHING_THERE, "There is no metric \"" + id + "\". atrium metrics list shows them all.");
    }

    private void print(JsonNode metric, Output output) {
        output.line(text(metric.path("name")) + " (" + id + ", version "
                + metric.path("version").asText() + ")");
        output.line(text(metric.path("definition")));
        output.line("");
        line(output, "formula", metric.path("formula").asText());
        if (metric.has("terms")) {
            line(output, "numerator", text(metric.path("terms").path("numerator")));
            line(output, "denominator", text(metric.path("terms").path("denominator")));
        }
        line(output, "unit", metric.path("unit").asText());
        line(output, "window", metric.path("window").asText());
        line(output, "dimension", metric.path("dimension").asText());
        line(output, "better when", metric.path("direction").asText());
        line(output, "asked for", metric.path("tenantOnly").asBoolean() ? "whole tenants only" : "any department");
        line(output, "privacy", metric.path("privacy").asText());
        line(output, "follows", metric.path("anchor").asText("a definition of its own"));
        line(output, "catalogue", metric.path("number").asText("beyond the 66"));
    }

    private static void line(Output output, String name, String value) {
        output.line("%-12s %s".formatted(name, value.strip()));
    }
}
