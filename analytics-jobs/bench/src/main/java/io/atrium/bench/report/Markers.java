package io.atrium.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts a text between two markers of a page. */
public final class Markers {
    private static final String BEGIN = "<!-- bench:begin -->";
    private static final String END = "<!-- bench:end -->";

    private Markers() {}

    /** Replaces what is between the markers; throws IOException when the page has not both of them in order. */
    public static void replace(Path page, String text) throws IOException {
        Files.writeString(page, replaced(Files.readString(page), text, page.toString()));
    }

    static String replaced(String page, String text, String name) throws IOException {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(name + " lacks the markers " + BEGIN + " and " + END);
        }
        return page.substring(0, begin + BEGIN.length()) + "\n" + text.strip() + "\n" + page.substring(end);
    }
}
