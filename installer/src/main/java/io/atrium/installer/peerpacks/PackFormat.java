package io.atrium.installer.peerpacks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The format of {@code platform/docs/peer-packs.md}, without what only a server knows: metrics, their versions and ranges. */
final class PackFormat {

    /** Fewer would tell of single organizations. */
    static final int FEWEST_ORGANIZATIONS = 10;

    private static final int MOST_PROBLEMS = 20;
    private static final Set<String> SIZES = Set.of("1-99", "100-299", "300-999", "1000-4999", "5000-19999", "20000+");
    private static final Set<String> HEAD =
            Set.of("kind", "format", "id", "version", "issued", "publisher", "indexVersion", "cells", "signature");
    private static final Set<String> CELL = Set.of("industry", "size", "figures");
    private static final Set<String> FIGURE = Set.of("metric", "version", "organizations", "p20", "p80");

    private final List<String> problems = new ArrayList<>();

    private PackFormat() {}

    /** What is wrong with a document, each with where; empty: nothing. */
    static List<String> problems(JsonNode document) {
        PackFormat format = new PackFormat();
        format.head(document);
        format.cells(document.path("cells"));
        return format.problems.stream().limit(MOST_PROBLEMS).toList();
    }

    /** Figures of fewer organizations than may be told of; a server leaves them out. */
    static long tooFew(JsonNode document) {
        return document.findValues("organizations").stream()
                .filter(organizations -> organizations.asInt() < FEWEST_ORGANIZATIONS)
                .count();
    }

    private void head(JsonNode document) {
        known("", document, HEAD);
        require(document.path("kind").asText().equals("atrium-peer-pack"), "kind: is not \"atrium-peer-pack\".");
        require(
                document.path("format").isInt() && document.path("format").asInt() == 1,
                "format: this software knows format 1.");
        require(
                document.path("id").asText().matches("[a-z][a-z0-9-]{1,60}"),
                "id: 2 to 61 of a-z, 0-9 and -, a letter first.");
        require(above0(document.path("version")), "version: a whole number above 0.");
        require(above0(document.path("indexVersion")), "indexVersion: a whole number above 0.");
        require(isDay(document.path("issued").asText()), "issued: a day such as 2026-10-01.");
        String publisher = document.path("publisher").asText().strip();
        require(!publisher.isEmpty() && publisher.length() <= 120, "publisher: a name of 1 to 120 characters.");
    }

    private void cells(JsonNode cells) {
        require(cells.isArray() && !cells.isEmpty(), "cells: at least one.");
        Set<String> seen = new HashSet<>();
        for (int no = 0; no < cells.size(); no++) {
            JsonNode cell = cells.get(no);
            String at = "cells." + no;
            String industry = cell.path("industry").asText();
            String size = cell.path("size").asText();
            known(at + ".", cell, CELL);
            require(industry.matches("[A-T]"), at + ".industry: a letter from A to T.");
            require(SIZES.contains(size), at + ".size: a size class such as 300-999.");
            require(seen.add(industry + " " + size), at + ": this industry and size class stand twice.");
            figures(at + ".figures", cell.path("figures"));
        }
    }

    private void figures(String at, JsonNode figures) {
        require(figures.isArray() && !figures.isEmpty(), at + ": at least one.");
        Set<String> seen = new HashSet<>();
        for (int no = 0; no < figures.size(); no++) {
            JsonNode figure = figures.get(no);
            String place = at + "." + no;
            String metric = figure.path("metric").asText();
            known(place + ".", figure, FIGURE);
            require(metric.matches("[a-z]+\\.[a-z0-9_]{1,60}"), place + ".metric: an id such as org.activated_rate.");
            require(seen.add(metric), place + ".metric: " + metric + " stands twice in this cell.");
            require(above0(figure.path("version")), place + ".version: that of the metric.");
            require(
                    figure.path("organizations").isInt()
                            && figure.path("organizations").asInt() >= 0,
                    place + ".organizations: a whole number.");
            require(
                    figure.path("p20").isNumber()
                            && figure.path("p80").isNumber()
                            && figure.path("p20").asDouble()
                                    <= figure.path("p80").asDouble(),
                    place + ": p20 and p80 are numbers, and p20 is not above p80.");
        }
    }

    private void known(String at, JsonNode object, Set<String> names) {
        object.fieldNames().forEachRemaining(name -> require(names.contains(name), at + name + ": is not known."));
    }

    private static boolean above0(JsonNode number) {
        return number.isInt() && number.asInt() > 0;
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
