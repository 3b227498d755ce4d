package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a file has which field, when its columns may be called otherwise.
 *
 * @param names the column of each field that the file has
 * @param positions its place, from 0
 * @param width the number of columns
 * @param ignored columns that mean nothing here
 */
record Header(Map<String, String> names, Map<String, Integer> positions, int width, List<String> ignored) {

    /**
     * Finds the fields.
     *
     * @param known the fields that there are, and how their columns are called unless said otherwise
     * @param needed those of them that must be there
     * @param named how their columns are called; to nothing where the field is to be left out
     * @param option the option by which columns are named, for people
     */
    static Header of(
            Path file,
            List<String> header,
            Map<String, String> known,
            List<String> needed,
            Map<String, String> named,
            String option)
            throws Failure {
        Map<String, Integer> places = places(file, header);
        Map<String, String> names = new HashMap<>();
        Map<String, Integer> positions = new HashMap<>();
        for (Map.Entry<String, String> field : new TreeMap<>(known).entrySet()) {
            String column = named.getOrDefault(field.getKey(), field.getValue()).strip();
            Integer place = places.get(column.toLowerCase(Locale.ROOT));
            if (place != null) {
                names.put(field.getKey(), column);
                positions.put(field.getKey(), place);
            } else if (needed.contains(field.getKey()) || (named.containsKey(field.getKey()) && !column.isEmpty())) {
                throw new Failure(
                        Reason.BAD_INPUT,
                        file + " line 1: no column is called \"" + column + "\" for the field " + field.getKey()
                                + ". It has: " + String.join(", ", header) + ". Name another with " + option + " "
                                + field.getKey() + "=<column>.");
            }
        }
        List<String> ignored = header.stream()
                .filter(column -> !positions.containsValue(places.get(column.toLowerCase(Locale.ROOT))))
                .toList();
        return new Header(Map.copyOf(names), Map.copyOf(positions), header.size(), ignored);
    }

    /** Refuses names of fields that there are not. */
    static void requireKnown(String option, Map<String, String> named, Map<String, String> known) throws Failure {
        for (String field : named.keySet()) {
            if (!known.containsKey(field)) {
                throw new Failure(
                        Reason.USAGE,
                        option + ": there is no field \"" + field + "\". There are: "
                                + String.join(", ", new TreeMap<>(known).keySet()) + ".");
            }
        }
    }

    private static Map<String, Integer> places(Path file, List<String> header) throws Failure {
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < header.size(); place++) {
            if (places.put(header.get(place).toLowerCase(Locale.ROOT), place) != null) {
                throw new Failure(
                        Reason.BAD_INPUT,
                        file + " line 1: the header names the column " + header.get(place)
                                + " twice. Remove one of them.");
            }
        }
        return places;
    }

    boolean has(String field) {
        return positions.containsKey(field);
    }

    /** How the column of a field is called, for people. */
    String name(String field) {
        return names.getOrDefault(field, field);
    }

    /** Refuses a row of another width. */
    void requireWidth(List<String> values) throws FaultyField {
        if (values.size() != width) {
            throw new FaultyField(
                    "",
                    "width",
                    "the row has " + values.size() + " fields and the header " + width + "; check commas and quotes");
        }
    }

    /** The text of a field, empty where the file does not have it. */
    String text(List<String> values, String field) {
        Integer position = positions.get(field);
        return position == null ? "" : values.get(position);
    }

    /** The text of a field that every row needs. */
    String needed(List<String> values, String field) throws FaultyField {
        String text = text(values, field);
        if (text.isEmpty()) {
            throw new FaultyField(name(field), "empty", "every row needs a " + name(field));
        }
        return text;
    }
}
