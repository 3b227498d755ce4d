package io.atrium.installer.debian;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Paragraphs of fields, as Debian's control files have them. */
final class Control {

    private Control() {}

    /** The paragraphs of a text; lines that go on keep their line break. */
    static List<Map<String, String>> paragraphs(String text) {
        List<Map<String, String>> all = new ArrayList<>();
        Map<String, String> current = new LinkedHashMap<>();
        String field = "";
        for (String line : text.lines().toList()) {
            int colon = line.indexOf(':');
            if (line.isBlank()) {
                if (!current.isEmpty()) {
                    all.add(current);
                }
                current = new LinkedHashMap<>();
            } else if (line.startsWith(" ") || line.startsWith("\t")) {
                current.merge(field, "\n" + line, String::concat);
            } else if (colon > 0) {
                field = line.substring(0, colon);
                current.put(field, line.substring(colon + 1).strip());
            }
        }
        if (!current.isEmpty()) {
            all.add(current);
        }
        return all;
    }
}
