package io.atrium.installer.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Cells as CSV, RFC 4180; a name that a spreadsheet would take for a formula is made a text. */
final class CellsCsv {

    private static final String HEADER =
            "metric,version,from,to,department,department_name,value,unit,numerator,denominator,n,N,clipped,hidden,unavailable";
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t]");

    private CellsCsv() {}

    /**
     * A header and one line a cell.
     *
     * @param departments names by number
     */
    static List<String> lines(JsonNode answer, Map<String, String> departments) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (JsonNode cell : answer.path("cells")) {
            String department = cell.path("department").asText("");
            lines.add(String.join(
                    ",",
                    cell.path("metric").asText(),
                    cell.path("version").asText(),
                    cell.path("from").asText(),
                    cell.path("to").asText(),
                    department,
                    quoted(departments.getOrDefault(department, "")),
                    cell.path("value").isNull() ? "" : cell.path("value").asText(),
                    cell.path("unit").asText(),
                    cell.path("numerator").asText(),
                    cell.path("denominator").asText(),
                    cell.path("n").asText(),
                    cell.path("N").asText(),
                    cell.path("clipped").asText(),
                    cell.path("hidden").path("reason").asText(),
                    cell.path("unavailable").path("reason").asText()));
        }
        return lines;
    }

    private static String quoted(String text) {
        if (text.isEmpty()) {
            return "";
        }
        String safe = FORMULA.matcher(text).find() ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
