package io.atrium.warehouse.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Questions of one whole number each over the same rows, which are read once: sums and distinct counts of several windows differ only in
 * what stands before {@code FROM}.
 *
 * @param rows the SQL from {@code FROM} on
 * @param questions at least one
 */
record RowQuestions(String rows, List<Numbered> questions) {

    /** The outermost FROM begins a line; those further in are indented. */
    private static final Pattern PARTS = Pattern.compile("(?s)\\s*SELECT\\s+(?<number>.*?)\\n(?<rows>FROM\\b.*)");

    private static final Pattern NAMES_WINDOW = Pattern.compile(":(from|to)\\b");

    RowQuestions {
        questions = List.copyOf(questions);
    }

    /**
     * A question with its place among all that are asked.
     *
     * @param number the SQL between {@code SELECT} and {@code FROM}
     */
    record Numbered(int place, String number, Period window) {}

    /** @param window null when the rows are the same for every window */
    private record Rows(String sql, @Nullable Period window) {}

    /** Brings together what reads the same rows. */
    static List<RowQuestions> of(List<MetricQuestions.Question> questions) {
        Map<Rows, List<Numbered>> byRows = new LinkedHashMap<>();
        for (MetricQuestions.Question question : questions) {
            Matcher parts = PARTS.matcher(question.sql());
            if (!parts.matches()) {
                throw new IllegalArgumentException("Not SELECT with a line that begins with FROM: " + question.sql());
            }
            String rows = parts.group("rows");
            Period own = NAMES_WINDOW.matcher(rows).find() ? question.window() : null;
            byRows.computeIfAbsent(new Rows(rows, own), any -> new ArrayList<>())
                    .add(new Numbered(question.place(), parts.group("number"), question.window()));
        }
        return byRows.entrySet().stream()
                .map(entry -> new RowQuestions(entry.getKey().sql(), entry.getValue()))
                .toList();
    }

    /** One statement that gives a row of (place, number) for each question. */
    BoundSql bind(Function<Period, Map<String, Object>> parameters) {
        Period all = new Period(
                questions.stream()
                        .map(question -> question.window().from())
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                questions.stream()
                        .map(question -> question.window().to())
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
        List<BoundSql> numbers = questions.stream()
                .map(question -> bind(question.number(), parameters.apply(question.window()), all))
                .toList();
        BoundSql from = bind(rows, parameters.apply(questions.get(0).window()), all);
        String sql = "SELECT place, number FROM (SELECT ["
                + numbers.stream()
                        .map(number -> "toUInt64(" + number.sql() + ")")
                        .collect(Collectors.joining(",\n"))
                + "] AS numbers\n" + from.sql() + "\n) ARRAY JOIN numbers AS number, ["
                + questions.stream()
                        .map(question -> "toUInt32(" + question.place() + ")")
                        .collect(Collectors.joining(", "))
                + "] AS place";
        return new BoundSql(
                sql,
                Stream.concat(numbers.stream(), Stream.of(from))
                        .flatMap(part -> part.values().stream())
                        .toList());
    }

    private static BoundSql bind(String sql, Map<String, Object> parameters, Period all) {
        Map<String, Object> values = new HashMap<>(parameters);
        values.put("first", all.from());
        values.put("last", all.to());
        return NamedSql.parse(sql).bind(values);
    }
}
