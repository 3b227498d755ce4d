package io.atrium.server.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Compares two events as JSON. */
final class Differences {
    private Differences() {}

    /** JSON Pointers of what is in one of them only, or not the same, in alphabetical order. Lists are compared as a whole. */
    static List<String> of(ObjectNode one, ObjectNode other) {
        List<String> found = new ArrayList<>();
        compare("", one, other, found);
        return found;
    }

    private static void compare(String path, JsonNode one, JsonNode other, List<String> found) {
        if (one.equals(other)) {
            return;
        }
        if (!one.isObject() || !other.isObject()) {
            found.add(path);
            return;
        }
        TreeSet<String> names = new TreeSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> compare(path + "/" + name, one.path(name), other.path(name), found));
    }
}
