package io.atrium.jobs.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tables of keys and measures: what should be there, or what is. */
final class Books {
    private final Map<String, Map<String, Entry>> tables = new TreeMap<>();

    /** The measures of one key. A measure is a sum, a set of members, or a text. */
    static final class Entry {
        private final Map<String, Long> sums = new HashMap<>();
        private final Map<String, Set<Long>> sets = new HashMap<>();
        private final Map<String, String> facts = new HashMap<>();

        void sum(String measure, long amount) {
            sums.merge(measure, amount, Long::sum);
        }

        void member(String measure, long number) {
            sets.computeIfAbsent(measure, absent -> new TreeSet<>()).add(number);
        }

        void members(String measure, Set<Long> numbers) {
            sets.computeIfAbsent(measure, absent -> new TreeSet<>()).addAll(numbers);
        }

        void fact(String measure, String text) {
            facts.put(measure, text);
        }

        void newest(String measure, String time) {
            facts.merge(measure, time, (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
    }

    /** The entry of a key, new when there was none. */
    Entry entry(String table, Object... key) {
        String joined = Arrays.stream(key).map(String::valueOf).collect(Collectors.joining(" "));
        return tables.computeIfAbsent(table, absent -> new TreeMap<>()).computeIfAbsent(joined, absent -> new Entry());
    }

    int keys(String table) {
        return tables.getOrDefault(table, Map.of()).size();
    }

    /** Where {@code actual} differs from these books. */
    List<Violation> compare(Books actual) {
        List<Violation> violations = new ArrayList<>();
        Set<String> names = new TreeSet<>(tables.keySet());
        names.addAll(actual.tables.keySet());
        for (String table : names) {
            Map<String, Entry> should = tables.getOrDefault(table, Map.of());
            Map<String, Entry> is = actual.tables.getOrDefault(table, Map.of());
            should.forEach((key, entry) -> compare(new Place(table, key), entry, is.get(key), violations));
            is.forEach((key, entry) -> {
                if (!should.containsKey(key)) {
                    violations.add(new Violation(Violation.Kind.WRONG, table, key, "nothing", text(entry)));
                }
            });
        }
        return violations;
    }

    private record Place(String table, String key) {
        Violation violation(Violation.Kind kind, String measure, @Nullable Object expected, @Nullable Object actual) {
            return new Violation(
                    kind,
                    table,
                    key,
                    measure + " " + expected,
                    measure + " " + Objects.requireNonNullElse(actual, "none"));
        }
    }

    private static void compare(Place place, Entry should, @Nullable Entry is, List<Violation> violations) {
        if (is == null) {
            violations.add(new Violation(Violation.Kind.LOST, place.table(), place.key(), text(should), "nothing"));
            return;
        }
        should.sums.forEach((measure, expected) -> {
            long actual = is.sums.getOrDefault(measure, 0L);
            if (actual != expected) {
                violations.add(place.violation(
                        actual < expected ? Violation.Kind.LOST : Violation.Kind.DOUBLED, measure, expected, actual));
            }
        });
        should.sets.forEach((measure, expected) -> {
            Set<Long> actual = is.sets.getOrDefault(measure, Set.of());
            if (!actual.containsAll(expected)) {
                violations.add(place.violation(Violation.Kind.LOST, measure, expected, actual));
            } else if (!expected.containsAll(actual)) {
                violations.add(place.violation(Violation.Kind.WRONG, measure, expected, actual));
            }
        });
        should.facts.forEach((measure, expected) -> {
            String actual = is.facts.get(measure);
            if (!expected.equals(actual)) {
                violations.add(place.violation(Violation.Kind.WRONG, measure, expected, actual));
            }
        });
    }

    private static String text(Entry entry) {
        return new TreeMap<>(entry.sums) + " " + new TreeMap<>(entry.sets) + " " + new TreeMap<>(entry.facts);
    }
}
