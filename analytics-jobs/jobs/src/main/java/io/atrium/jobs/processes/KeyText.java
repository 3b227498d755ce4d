package io.atrium.jobs.processes;

import java.util.ArrayList;
import java.util.List;

/** Several names as one text that can be taken apart again, whatever the names are: each but the last has its length before it. */
final class KeyText {
    private static final char AFTER_LENGTH = ':';

    private KeyText() {}

    static String join(String first, String second) {
        return prefixed(first) + second;
    }

    static String join(String first, String second, String third) {
        return prefixed(first) + prefixed(second) + third;
    }

    /** The names, of which there are so many. */
    static List<String> split(String text, int count) {
        List<String> names = new ArrayList<>();
        int at = 0;
        for (int i = 1; i < count; i++) {
            int colon = text.indexOf(AFTER_LENGTH, at);
            int end = colon + 1 + Integer.parseInt(text, at, colon, 10);
            names.add(text.substring(colon + 1, end));
            at = end;
        }
        names.add(text.substring(at));
        return names;
    }

    private static String prefixed(String name) {
        return name.length() + String.valueOf(AFTER_LENGTH) + name;
    }
}
