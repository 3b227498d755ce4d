package io.atrium.installer.preflight;

/** Text within XML and HTML. */
final class Markup {

    private Markup() {}

    static String text(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
