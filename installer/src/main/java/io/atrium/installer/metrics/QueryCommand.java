package io.atrium.installer.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium metrics query}. */
@Command(
        name = "query",
        description =
                "Answers metrics: by department, and by day, week or month. The tenant's audit log records every query.")
final class QueryCommand extends Verb {

    @Parameters(
            paramLabel = "METRIC",
            arity = "0..*",
            description = "ids, or dimensions such as business (default: all metrics)")
    private List<String> metrics = List.of();

    @Option(names = "--department", description = "number of a department, with everything below it (default: all)")
    private @Nullable Long department;

    @Option(names = "--by", description = "none, or department: those right below")
    private @Nullable String by;

    @Option(names = "--from", description = "first day (default: 28 days before the last)")
    private @Nullable String from;

    @Option(names = "--to", description = "last day (default: the last one with data that is over)")
    private @Nullable String to;

    @Option(names = "--grain", description = "none, day, week or month")
    private @Nullable String grain;

    @Option(names = "--window", description = "instead of each metric's own: period, or days such as 90d")
    private @Nullable String window;

    @ArgGroup
    private Form form = new Form();

    /** How the answer is printed. */
    static final class Form {

        @Option(names = "--json", description = "the API's answer, for programs")
        private boolean json;

        @Option(names = "--csv", description = "one line a cell, RFC 4180")
        private boolean csv;
    }

    @Override
    Output.Form form() {
        return form.json ? Output.Form.JSON : Output.Form.TABLE;
    }

    @Override
    void run(Api api, Output output) throws Failure, InterruptedException {
        JsonNode answer = api.post("/query", question());
        if (output.isJson()) {
            output.json(answer);
            return;
        }
        Map<String, String> departments = departments(answer);
        if (form.csv) {
            CellsCsv.lines(answer, departments).forEach(output::line);
            return;
        }
        print(answer, departments, names(api), output);
    }

    private ObjectNode question() {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        ArrayNode named = question.putArray("metrics");
        (metrics.isEmpty() ? List.of("*") : metrics).forEach(named::add);
        if (department != null) {
            question.put("department", department);
        }
        put(question, "by", by);
        put(question, "from", from);
        put(question, "to", to);
        put(question, "grain", grain);
        put(question, "window", window);
        return question;
    }

    private static void put(ObjectNode question, String field, @Nullable String value) {
        if (value != null) {
            question.put(field, value);
        }
    }

    private void print(JsonNode answer, Map<String, String> departments, Map<String, String> names, Output output) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("METRIC", "NAME", "DEPARTMENT", "DAYS", "VALUE", "n / N"));
        for (JsonNode cell : answer.path("cells")) {
            String id = cell.path("metric").asText();
            String no = cell.path("department").asText("");
            rows.add(List.of(
                    id,
                    names.getOrDefault(id, ""),
                    no.isEmpty() ? "all" : departments.getOrDefault(no, "#" + no),
                    Cells.days(cell),
                    Cells.value(cell),
                    Cells.people(cell)));
        }
        output.table(rows);
        output.line("");
        output.line(Cells.completeness(answer));
    }

    private Map<String, String> names(Api api) throws Failure, InterruptedException {
        Map<String, String> names = new HashMap<>();
        api.get("/metrics")
                .path("metrics")
                .forEach(metric -> names.put(metric.path("id").asText(), text(metric.path("name"))));
        return names;
    }

    private static Map<String, String> departments(JsonNode answer) {
        Map<String, String> names = new HashMap<>();
        answer.path("departments")
                .forEach(part ->
                        names.put(part.path("no").asText(), part.path("name").asText()));
        return names;
    }
}
