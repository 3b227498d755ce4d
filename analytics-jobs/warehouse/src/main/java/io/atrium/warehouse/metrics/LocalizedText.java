package io.atrium.warehouse.metrics;

/** A text in the languages of the product. */
public record LocalizedText(String zh, String en) {

    public LocalizedText {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("A text is missing in zh or en: " + zh + en);
        }
    }
}
