package io.atrium.warehouse.query;

import io.atrium.warehouse.metrics.Reading;
import io.atrium.warehouse.metrics.Term;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All that is asked of one reading: a statement with a row for each department and window that has rows, and a column for each term. */
final class ReadingQuestion {

    private final Reading reading;
    private final Set<Term> terms = new LinkedHashSet<>();
    private final Set<Period> windows =
            new TreeSet<>(Comparator.comparing(Period::from).thenComparing(Period::to));

    ReadingQuestion(Reading reading) {
        this.reading = reading;
    }

    String name() {
        return reading.name();
    }

    void add(Term term, Collection<Period> more) {
        terms.add(term);
        windows.addAll(more);
    }

    List<Term> terms() {
        return List.copyOf(terms);
    }

    static String column(int place) {
        return "number_" + place;
    }

    BoundSql bind(String tenantId, List<Long> departments, TenantSettings settings) {
        LocalDate first = first();
        LocalDate last = last();
        List<Term> asked = terms();
        String columns = IntStream.range(0, asked.size())
                .mapToObj(i -> "toFloat64(" + asked.get(i).sql() + ") AS " + column(i))
                .collect(Collectors.joining(",\n"));
        String sql = "SELECT department, toString(window.1) AS first_day, toString(window.2) AS last_day,\n" + columns
                + "\nFROM\n(\n" + reading.sql() + "\n)\nGROUP BY department, window";
        return NamedSql.parse(withLists(sql, departments, settings.workingDays().between(first, last)))
                .bind(Map.of(
                        "tenant", tenantId,
                        "first", first,
                        "last", last,
                        "zone", settings.zone().getId(),
                        "k", settings.k()));
    }

    /** Lists of numbers and dates, which nothing but their types could put into them, stand in the text: JDBC has no parameter for them. */
    private String withLists(String sql, List<Long> departments, List<LocalDate> workingDays) {
        return sql.replace(":departments", list(departments, "UInt32"))
                .replace(
                        ":windows",
                        windows.stream()
                                .map(window -> "(" + date(window.from()) + ", " + date(window.to()) + ")")
                                .collect(Collectors.joining(", ", "CAST([", "] AS Array(Tuple(Date, Date)))")))
                .replace(
                        ":workingDays",
                        workingDays.stream()
                                .map(ReadingQuestion::date)
                                .collect(Collectors.joining(", ", "CAST([", "] AS Array(Date))")));
    }

    private static String list(List<Long> numbers, String type) {
        return numbers.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "CAST([", "] AS Array(" + type + "))"));
    }

    private static String date(LocalDate day) {
        return "'" + day + "'";
    }

    private LocalDate first() {
        return windows.stream().map(Period::from).min(Comparator.naturalOrder()).orElseThrow();
    }

    private LocalDate last() {
        return windows.stream().map(Period::to).max(Comparator.naturalOrder()).orElseThrow();
    }
}
