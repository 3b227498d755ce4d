package io.atrium.installer.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code atrium metrics index}. */
@Command(name = "index", description = "Shows the index of digitalization, its parts, and what was left out of it.")
final class IndexCommand extends Verb {

    @Option(names = "--to", description = "last of the 28 days (default: the last one with data that is over)")
    private @Nullable String to;

    @Option(names = "--json", description = "the API's answer, for programs")
    private boolean json;

    @Override
    Output.Form form() {
        return json ? Output.Form.JSON : Output.Form.TABLE;
    }

    @Override
    void run(Api api, Output output) throws Failure, InterruptedException {
        JsonNode index = api.get("/index" + (to == null ? "" : "?to=" + to));
        if (output.isJson()) {
            output.json(index);
            return;
        }
        output.line("Index %s of %s".formatted(points(index.path("points")), points(index.path("most"))));
        for (JsonNode half : index.path("halves")) {
            output.line("  %s: %s of %s"
                    .formatted(text(half.path("name")), points(half.path("points")), points(half.path("most"))));
        }
        output.line("");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("DIMENSION", "METRIC", "NAME", "VALUE", "TARGET", "FROM", "TARGET VERSION", "POINTS"));
        for (JsonNode dimension : index.path("dimensions")) {
            rows.add(List.of(
                    text(dimension.path("name")),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    points(dimension.path("points")) + " / " + points(dimension.path("most"))));
            dimension.path("indicators").forEach(indicator -> rows.add(row(indicator)));
        }
        output.table(rows);
        output.line("");
        output.line(compared(index.path("comparedWith")));
        output.line(Cells.completeness(index));
    }

    private List<String> row(JsonNode indicator) {
        boolean counts = !indicator.has("leftOut");
        return List.of(
                "",
                indicator.path("metric").asText(),
                text(indicator.path("name")),
                Cells.value(indicator),
                indicator.has("target")
                        ? Cells.number(
                                indicator.path("target"), indicator.path("unit").asText())
                        : "–",
                indicator.path("targetFrom").asText("–"),
                indicator.path("targetVersion").asText("–"),
                counts
                        ? points(indicator.path("points")) + " / " + points(indicator.path("most"))
                        : "left out (" + indicator.path("leftOut").asText() + ")");
    }

    private String compared(JsonNode with) {
        String size = with.path("size").asText() + " people"
                + (with.path("sizeFrom").asText().equals("settings") ? " (as set)" : " (by the directory)");
        if (!with.has("industry")) {
            return "Compared with no other organization: the industry is not set. " + size + ".";
        }
        List<String> packs = new ArrayList<>();
        with.path("packs")
                .forEach(pack -> packs.add(
                        pack.path("id").asText() + "/" + pack.path("version").asText() + " of "
                                + pack.path("publisher").asText()));
        return "Compared with: " + with.path("industry").asText() + " " + text(with.path("industryName")) + ", " + size
                + "; " + (packs.isEmpty() ? "no peer pack fits" : "peer packs " + String.join(", ", packs)) + ".";
    }

    private static String points(JsonNode points) {
        return String.format(Locale.ROOT, "%.0f", points.asDouble());
    }
}
