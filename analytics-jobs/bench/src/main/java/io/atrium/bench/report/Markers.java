package io.atrium.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts a text between two markers of a page. */
public final class Markers {
    private Markers() {}

    /**
     * Replaces what is between two markers; throws IOException when the page has not both of them in order.
     *
     * @param place which markers: {@code <!-- place:begin -->} and {@code <!-- place:end -->}
     */
    public static void replace(Path page, String place, String text) throws IOException {
        Files.writeString(page, replaced(Files.readString(page), place, text, page.toString()));
    }

    static String replaced(String page, String place, String text, String name) throws IOException {
        String beginMarker = "<!-- " + place + ":begin -->";
        String endMarker = "<!-- " + place + ":end -->";
        int begin = page.indexOf(beginMarker);
        int end = page.indexOf(endMarker);
        if (begin < 0 || end < begin) {
            throw new IOException(name + " lacks the markers " + beginMarker + " and " + endMarker);
        }
        return page.substring(0, begin + beginMarker.length()) + "\n" + text.strip() + "\n" + page.substring(end);
    }
}
