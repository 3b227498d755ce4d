package io.atrium.contract.catalogue;

/**
 * A text for people, in both languages.
 *
 * @param zh simplified Chinese
 * @param en English
 */
public record LocalizedText(String zh, String en) {
    public LocalizedText {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a text needs both languages: zh '" + zh + "', en '" + en + "'");
        }
    }
}
