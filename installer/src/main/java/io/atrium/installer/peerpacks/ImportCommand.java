package io.atrium.installer.peerpacks;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium peer-packs import}. */
@Command(
        name = "import",
        description =
                "Gives a pack to the server, which compares organizations with it from now on. It is checked here, and again by the server.")
final class ImportCommand extends Verb {
    private static final Map<String, String> REASONS = Map.of(
            "too-few-organizations", "of fewer than ten organizations",
            "metric-unknown", "of a metric that is no indicator of the index",
            "metric-version", "of another version of the metric than this software has");

    @Parameters(paramLabel = "<file>", description = "the signed pack")
    private Path file = Path.of("");

    @Option(names = "--key", paramLabel = "<file>", required = true, description = "the publisher's public key")
    private Path key = Path.of("");

    @Override
    protected void check() throws Failure {
        PackFile.read(file).requireGenuine(PackFile.key(key));
    }

    @Override
    protected int run(Api api, Output output) throws Failure, InterruptedException {
        JsonNode answer = api.upload("?trustedKey=" + PackFile.key(key).fingerprint(), file, "application/json");
        if (output.isJson()) {
            output.json(answer);
            return 0;
        }
        JsonNode pack = answer.path("pack");
        output.line("Imported: %s, version %s%s, issued %s by %s. Cells: %s, figures: %s."
                .formatted(
                        pack.path("id").asText(),
                        pack.path("version").asText(),
                        answer.has("replaced")
                                ? " in the place of version "
                                        + answer.path("replaced").asText()
                                : "",
                        pack.path("issued").asText(),
                        pack.path("publisher").asText(),
                        pack.path("cells").asText(),
                        pack.path("figures").asText()));
        Map<String, Integer> leftOut = new TreeMap<>();
        answer.path("leftOut").forEach(row -> leftOut.merge(row.path("reason").asText(), 1, Integer::sum));
        leftOut.forEach((reason, count) ->
                output.line("Left out: " + count + " " + REASONS.getOrDefault(reason, reason) + "."));
        return 0;
    }
}
